package dev.espalier.trainer;

import dev.espalier.study.Measurement;
import dev.espalier.trainer.model.Blueprint;
import dev.espalier.trainer.model.Snapshot;
import dev.espalier.trainer.optimizer.Optimizer;
import dev.espalier.trainer.optimizer.OptimizerConfig;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Everything that a trial goes on from: resuming equals never having stopped. The random state needs no place in it: every
 * epoch's order and dropout follow from the trial's seed and the epoch.
 *
 * @param epoch done
 * @param steps made by the optimizer
 * @param optimizer its vectors of state
 */
record Checkpoint(int epoch, long steps, Snapshot weights, List<float[]> optimizer, Progress progress) {
    private static final int NUMBERS = 5;
    private static final String CONFUSION = "kept_confusion";

    void write(Path file) throws IOException {
        SequencedMap<String, NpzArray> arrays = new LinkedHashMap<>();
        Measurement kept = progress.kept();
        arrays.put(
                "numbers",
                NpzArray.of(new double[] {epoch, steps, progress.bestStep(), progress.bestValue(), kept.step()}));
        arrays.put(
                "kept_metrics",
                NpzArray.of(kept.metrics().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray()));
        progress.confusion().ifPresent(counts -> arrays.put(CONFUSION, NpzArray.of(counts.flat())));
        arrays.put("parameters", NpzArray.of(weights.parameters()));
        arrays.put("statistics", NpzArray.of(weights.statistics()));
        arrays.put("kept_parameters", NpzArray.of(progress.weights().parameters()));
        arrays.put("kept_statistics", NpzArray.of(progress.weights().statistics()));
        for (int i = 0; i < optimizer.size(); i++) {
            arrays.put("optimizer_" + i, NpzArray.of(optimizer.get(i)));
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            Npz.write(out, arrays);
        }
    }

    /**
     * Reads a checkpoint of a net like {@code blueprint}.
     *
     * @param metrics the names of what is measured, in their order
     * @param classes what is told apart; none in a regression
     * @throws IOException if the file is damaged or of another trial
     */
    static Checkpoint read(
            Path file, Blueprint blueprint, OptimizerConfig optimizing, List<String> metrics, List<String> classes)
            throws IOException {
        int states = Optimizer.states(optimizing);
        NpzForm parameters = floats(blueprint.parametersCount());
        NpzForm statistics = floats(blueprint.statisticsCount());
        Map<String, NpzForm> forms = new HashMap<>();
        forms.put("numbers", new NpzForm(NpzArray.Type.DOUBLE, new long[] {NUMBERS}));
        forms.put("kept_metrics", new NpzForm(NpzArray.Type.DOUBLE, new long[] {metrics.size()}));
        if (!classes.isEmpty()) {
            forms.put(CONFUSION, new NpzForm(NpzArray.Type.DOUBLE, new long[] {(long) classes.size() * classes.size()
            }));
        }
        forms.put("parameters", parameters);
        forms.put("statistics", statistics);
        forms.put("kept_parameters", parameters);
        forms.put("kept_statistics", statistics);
        for (int i = 0; i < states; i++) {
            forms.put("optimizer_" + i, parameters);
        }
        Map<String, NpzArray> arrays;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            arrays = Npz.read(in, forms);
        }
        double[] numbers = arrays.get("numbers").doubles();
        double[] values = arrays.get("kept_metrics").doubles();
        SequencedMap<String, Double> kept = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            kept.put(metrics.get(i), values[i]);
        }
        List<float[]> optimizer = new ArrayList<>();
        for (int i = 0; i < states; i++) {
            optimizer.add(arrays.get("optimizer_" + i).floats());
        }
        return new Checkpoint(
                (int) numbers[0],
                (long) numbers[1],
                snapshot(arrays, ""),
                optimizer,
                new Progress(
                        (int) numbers[2],
                        numbers[3],
                        new Measurement((int) numbers[4], kept),
                        Optional.ofNullable(arrays.get(CONFUSION))
                                .map(counts -> Confusion.of(classes, counts.doubles())),
                        snapshot(arrays, "kept_")));
    }

    private static Snapshot snapshot(Map<String, NpzArray> arrays, String prefix) {
        return new Snapshot(
                arrays.get(prefix + "parameters").floats(),
                arrays.get(prefix + "statistics").floats());
    }

    private static NpzForm floats(int size) {
        return new NpzForm(NpzArray.Type.FLOAT, new long[] {size});
    }
}
