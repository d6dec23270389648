package dev.espalier.bench;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import java.util.concurrent.atomic.AtomicInteger;

/** Whether a server's memory stays: one worker, two hundred trials of several kinds on both engines. */
final class ResidentMemoryRow {
    private static final String WHAT = "resident memory of a server after 200 trials";
    private static final int EARLY = 20;
    private static final int LATE = 200;
    private static final double GROWTH = 1.1;

    private ResidentMemoryRow() {}

    static void print(Benchmark.Surroundings surroundings) {
        if (!surroundings.wants(WHAT)) {
            return;
        }
        try (TemporaryFolder folder = TemporaryFolder.create();
                ChildServer server = ChildServer.start(folder.path(), "--workers", "1")) {
            String study = Fields.text(server.rest().post("/studies", study()), "id");
            long early = afterTrials(server, study, EARLY);
            long late = afterTrials(server, study, LATE);
            surroundings.print(Row.of(
                    WHAT,
                    "%d MB (%d MB after 20)".formatted(late >> 20, early >> 20),
                    "at most %d MB".formatted((long) (early * GROWTH) >> 20),
                    Row.Verdict.atLeast(early * GROWTH, late)));
        }
    }

    private static long afterTrials(ChildServer server, String study, int trials) {
        AtomicInteger complete = new AtomicInteger();
        boolean reached = server.rest()
                .follow(
                        study,
                        "trial",
                        trial -> Fields.text(trial, "state").equals("complete") && complete.incrementAndGet() == trials)
                .isPresent();
        if (!reached) {
            throw new IllegalStateException("the study ended before its %d trials were complete".formatted(trials));
        }
        return server.residentBytes();
    }

    private static Json study() {
        return JsonText.parse("""
                {"name": "memory", "objectives": [{"metric": "val_loss", "goal": "minimize"}],
                 "resource": {"name": "epoch", "max": 1}, "sampler": "random", "scheduler": "none",
                 "budget": {"max_trials": %d},
                 "trial": {
                   "dataset": "shapes",
                   "engine": {"$choice": ["mxnet", "pytorch"]},
                   "batch_size": {"$ordinal": [16, 32, 64]},
                   "model": {"$choice": [
                     {"type": "mlp", "width": {"$ordinal": [32, 64]}},
                     {"type": "cnn", "depth": {"$int": {"low": 1, "high": 3}}, "width": 4},
                     {"type": "resnet", "blocks": 1, "stages": 2, "width": 4}]}}}""".formatted(LATE));
    }
}
