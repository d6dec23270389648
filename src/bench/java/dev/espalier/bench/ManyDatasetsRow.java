package dev.espalier.bench;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The memory of a server that trained on seventeen data sets one after the other, against one that trained on the largest alone. */
final class ManyDatasetsRow {
    private static final long MOST = 1_200L << 20;
    private static final double GROWTH = 1.1;
    private static final String LARGEST = "fashion";

    /** What the search spaces' data sets leave out, by name: format, training file, options. */
    private static final List<String> OTHERS = List.of("""
            {"name": "wine", "format": "csv", "train": "tabular/wine.csv", "options": {"label": "column_13"}}""", """
            {"name": "titanic", "format": "csv", "train": "tabular/titanic.csv", "options": {"label": "survived"}}""", """
            {"name": "arrows", "format": "ts", "train": "ts_ucr_small/ArrowHead/ArrowHead_TRAIN.ts"}""");

    private ManyDatasetsRow() {}

    static void print(Benchmark.Surroundings surroundings) {
        String what = "resident memory after 17 different data sets";
        if (!surroundings.wants(what)) {
            return;
        }
        if (!Files.isDirectory(surroundings.data())) {
            surroundings.print(Row.skipped(what, surroundings.data() + " is absent", ""));
            return;
        }
        long alone = trained(surroundings, List.of(LARGEST));
        List<String> all = new ArrayList<>(List.of("spirals", "shapes", "waves"));
        declared(surroundings).forEach(declared -> all.add(Fields.text(declared, "name")));
        long after = trained(surroundings, all);
        double most = Math.min(MOST, GROWTH * alone);
        surroundings.print(Row.of(
                what,
                "%d MB of %d data sets (%d MB after the largest alone)".formatted(after >> 20, all.size(), alone >> 20),
                "at most %d MB".formatted((long) most >> 20),
                Row.Verdict.atLeast(most, after)));
    }

    private static List<Json> declared(Benchmark.Surroundings surroundings) {
        try (Stream<Path> files =
                Files.list(surroundings.searchSpaces().resolve("datasets")).sorted()) {
            return Stream.concat(files.map(ManyDatasetsRow::read), OTHERS.stream())
                    .map(JsonText::parse)
                    .toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** @return the bytes that the server and its training processes hold once a study on each of the data sets is through */
    private static long trained(Benchmark.Surroundings surroundings, List<String> datasets) {
        String root = surroundings.data().toAbsolutePath().toString();
        try (TemporaryFolder folder = TemporaryFolder.create();
                ChildServer server = ChildServer.start(folder.path(), "--data-root", root)) {
            declared(surroundings).forEach(declared -> server.rest().post("/datasets", declared));
            for (String dataset : datasets) {
                String kind = Fields.text(server.rest().get("/datasets/" + dataset), "kind");
                String id = Fields.text(server.rest().post("/studies", study(dataset, kind)), "id");
                Json.Object ended = server.rest()
                        .follow(
                                id,
                                "study",
                                event -> !Fields.text(event, "state").equals("running"))
                        .orElseThrow();
                if (!Fields.text(ended, "state").equals("completed")) {
                    throw new IllegalStateException("the study on " + dataset + " did not complete: " + ended);
                }
            }
            // A training process gives memory back once it has had nothing to do for a second.
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(3));
            return server.proportionalBytes();
        }
    }

    private static Json study(String dataset, String kind) {
        String models = switch (kind) {
            case "image" -> "{\"type\": \"cnn\", \"width\": 16}, {\"type\": \"resnet\", \"width\": 8, \"blocks\": 1}";
            case "series" -> "{\"type\": \"rnn\", \"units\": 32}, {\"type\": \"tcn\", \"width\": 16}";
            case "text" -> "{\"type\": \"rnn\", \"cell\": {\"$choice\": [\"lstm\", \"gru\"]}, \"units\": 32}";
            default -> "{\"type\": \"mlp\", \"width\": {\"$ordinal\": [64, 128]}}";
        };
        return JsonText.parse("""
                {"name": "memory", "objectives": [{"metric": "val_loss", "goal": "minimize"}],
                 "resource": {"name": "epoch", "max": 2}, "sampler": "random", "scheduler": "none", "seed": 5,
                 "budget": {"max_trials": 6},
                 "trial": {
                   "dataset": "%s",
                   "batch_size": {"$ordinal": [32, 64]},
                   "learning_rate": {"$float": {"low": 0.001, "high": 0.01, "log": true}},
                   "model": {"$choice": [%s]}}}""".formatted(dataset, models));
    }
}
