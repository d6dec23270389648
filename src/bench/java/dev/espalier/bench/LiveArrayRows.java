package dev.espalier.bench;

import dev.espalier.trainer.TrialRunner;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.engine.EngineSetup;
import java.util.List;
import java.util.Optional;

/** Whether trials leave arrays behind: what an engine holds after the twentieth and after the two hundredth. */
final class LiveArrayRows {
    private static final int EARLY = 20;
    private static final int LATE = 200;
    private static final List<BenchTrial> TRIALS = List.of(
            new BenchTrial("spirals", "{'type': 'mlp', 'dropout': 0.1, 'norm': 'batch'}", 1),
            new BenchTrial("shapes", "{'type': 'cnn', 'depth': 2, 'width': 4}", 1),
            new BenchTrial("waves", "{'type': 'rnn', 'cell': 'gru', 'units': 8}", 1));

    private LiveArrayRows() {}

    static void print(Benchmark.Surroundings surroundings) {
        for (EngineChoice engine : List.of(EngineChoice.MXNET, EngineChoice.PYTORCH)) {
            String what = "live arrays after 200 trials, " + engine.word();
            if (surroundings.wants(what)) {
                surroundings.print(row(what, engine));
            }
        }
    }

    private static Row row(String what, EngineChoice engine) {
        try (TemporaryFolder folder = TemporaryFolder.create();
                TrialRunner runner = BenchTrial.runner(engine)) {
            int early = 0;
            for (int i = 0; i < LATE; i++) {
                TRIALS.get(i % TRIALS.size()).run(runner, folder.path(), 0, 1, Optional.empty());
                early = i == EARLY - 1 ? EngineSetup.liveArrays(engine) : early;
            }
            int late = EngineSetup.liveArrays(engine);
            return Row.of(
                    what,
                    "%d (%d after 20)".formatted(late, early),
                    "at most %d".formatted((int) (early * 1.1)),
                    Row.Verdict.atLeast(early * 1.1, late));
        }
    }
}
