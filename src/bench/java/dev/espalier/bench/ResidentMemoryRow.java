package dev.espalier.bench;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import java.util.concurrent.atomic.AtomicInteger;

/** Whether a server's memory stays: one worker, two hundred trials of several kinds on both engines. */
final class ResidentMemoryRow {
    private static final int EARLY = 20;
    private static final int LATE = 200;
    private static final double GROWTH = 1.1;

    private ResidentMemoryRow() {}

    static void print(Benchmark.Surroundings surroundings) {
        print(surroundings, "images", study("shapes", """
                {"type": "mlp", "width": {"$ordinal": [32, 64]}},
                {"type": "cnn", "depth": {"$int": {"low": 1, "high": 3}}, "width": 4},
                {"type": "resnet", "blocks": 1, "stages": 2, "width": 4}"""));
        print(surroundings, "series", study("waves", """
                {"type": "rnn", "cell": {"$choice": ["lstm", "gru"]}, "units": 8, "direction": "both"},
                {"type": "tcn", "levels": 2, "width": {"$ordinal": [8, 16]}}"""));
    }

    private static void print(Benchmark.Surroundings surroundings, String kind, Json study) {
        String what = "resident memory of a server after 200 trials on " + kind;
        if (!surroundings.wants(what)) {
            return;
        }
        try (TemporaryFolder folder = TemporaryFolder.create();
                ChildServer server = ChildServer.start(folder.path(), "--workers", "1")) {
            String id = Fields.text(server.rest().post("/studies", study), "id");
            long early = afterTrials(server, id, EARLY);
            long late = afterTrials(server, id, LATE);
            surroundings.print(Row.of(
                    what,
                    "%d MB (%d MB after 20)".formatted(late >> 20, early >> 20),
                    "at most %d MB".formatted((long) (early * GROWTH) >> 20),
                    Row.Verdict.atLeast(early * GROWTH, late)));
        }
    }

    private static long afterTrials(ChildServer server, String study, int trials) {
        AtomicInteger complete = new AtomicInteger();
        server.rest().follow(study, "trial", trial -> switch (Fields.text(trial, "state")) {
            case "complete" -> complete.incrementAndGet() == trials;
            case "failed", "cancelled" ->
                throw new IllegalStateException("trial %d did not complete: %s"
                        .formatted(Fields.count(trial, "number"), Fields.text(trial, "reason")));
            default -> false;
        });
        if (complete.get() < trials) {
            throw new IllegalStateException("the study ended before its %d trials were complete".formatted(trials));
        }
        return server.residentBytes();
    }

    /** Its space is without end, so that as many trials are run as the budget says. */
    private static Json study(String dataset, String models) {
        return JsonText.parse("""
                {"name": "memory", "objectives": [{"metric": "val_loss", "goal": "minimize"}],
                 "resource": {"name": "epoch", "max": 1}, "sampler": "random", "scheduler": "none",
                 "budget": {"max_trials": %d},
                 "trial": {
                   "dataset": "%s",
                   "engine": {"$choice": ["mxnet", "pytorch"]},
                   "batch_size": {"$ordinal": [16, 32, 64]},
                   "learning_rate": {"$float": {"low": 0.001, "high": 0.01, "log": true}},
                   "model": {"$choice": [%s]}}}""".formatted(LATE, dataset, models));
    }
}
