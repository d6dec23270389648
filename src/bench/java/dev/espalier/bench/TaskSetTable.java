package dev.espalier.bench;

import dev.espalier.json.JsonText;
import dev.espalier.json.Numbers;
import dev.espalier.simulation.Course;
import dev.espalier.simulation.CurveTable;
import dev.espalier.space.Parameter;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Learning curves of a thousand Adam configurations on one task (Metz et al. 2020, "Using a thousand optimization tasks to
 * learn hyperparameter search strategies"): validation losses at 51 points of training. A loss that is not finite counts as
 * 10.
 *
 * @param best the least loss of the whole table; what is over it is regret
 */
record TaskSetTable(String name, CurveTable curves, double best) {
    static final int STEPS = 51;
    static final String FOLDER = "hpo_taskset_imdb_rnn";

    private static final double NOT_FINITE = 10;

    static Json.Object tree() {
        return (Json.Object) JsonText.parse("""
                {"learning_rate": {"$float": {"low": 1e-8, "high": 10.0, "log": true}},
                 "beta1": {"$float": {"low": 4e-4, "high": 1.0}},
                 "beta2": {"$float": {"low": 1e-3, "high": 1.0}},
                 "epsilon": {"$float": {"low": 1e-10, "high": 1e3, "log": true}},
                 "l1": {"$float": {"low": 1e-8, "high": 10.0, "log": true}},
                 "l2": {"$float": {"low": 1e-8, "high": 10.0, "log": true}},
                 "linear_decay": {"$float": {"low": 1e-7, "high": 1e-4, "log": true}},
                 "exponential_decay": {"$float": {"low": 1e-6, "high": 1e-3, "log": true}}}""");
    }

    /** Every table below {@code folder}, by name; none where it is absent. */
    static List<TaskSetTable> all(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> tables = files.filter(file -> file.toString().endsWith(".json.gz"))
                    .sorted()
                    .toList();
            List<TaskSetTable> read = new java.util.ArrayList<>();
            for (Path file : tables) {
                read.add(read(file));
            }
            return read;
        }
    }

    private static TaskSetTable read(Path file) throws IOException {
        SearchSpace space = SearchSpace.parse(tree(), List.of(), new Problems());
        CurveTable table = new CurveTable(space);
        double best = Double.POSITIVE_INFINITY;
        for (Json row : Fields.items(Json.EMPTY.with("rows", parse(file)), "rows")) {
            double[] code = space.parameters().stream()
                    .map(Parameter::path)
                    .mapToDouble(path -> Fields.number(row, "hp", path).orElseThrow())
                    .toArray();
            double[] losses = Fields.items(row, "valid", "loss").stream()
                    .mapToDouble(TaskSetTable::loss)
                    .toArray();
            table.add(space.configuration(code), Course.curve(losses));
            best = Math.min(best, Arrays.stream(losses).min().orElseThrow());
        }
        String name = file.getFileName().toString();
        return new TaskSetTable(
                name.substring(name.indexOf("_imdb_") + "_imdb_".length(), name.indexOf('.')), table, best);
    }

    private static double loss(Json json) {
        double loss = Numbers.of(json).orElseThrow();
        return Double.isFinite(loss) ? loss : NOT_FINITE;
    }

    /** The tables were written by Python, whose NaN is not JSON. */
    private static Json parse(Path file) throws IOException {
        try (InputStream zipped = Files.newInputStream(file);
                InputStream text = new GZIPInputStream(zipped)) {
            String json = new String(text.readAllBytes(), StandardCharsets.UTF_8);
            return JsonText.parse(
                    json.replaceAll("\\bNaN\\b", "\"nan\"").replaceAll("(-?)\\bInfinity\\b", "\"$1inf\""));
        }
    }
}
