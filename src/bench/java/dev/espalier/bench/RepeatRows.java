package dev.espalier.bench;

import dev.espalier.trainer.TrialRunner;
import dev.espalier.trainer.engine.EngineChoice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Whether results repeat: the same trial twice, one broken off and resumed, and one on both engines. */
final class RepeatRows {
    private static final int EPOCHS = 4;
    private static final int BREAK = 2;
    private static final double ENGINES_APART = 1e-3;

    private RepeatRows() {}

    static void print(Benchmark.Surroundings surroundings) {
        trials().forEach((name, trial) -> {
            List<List<Map<String, Double>>> first = new ArrayList<>();
            for (EngineChoice engine : List.of(EngineChoice.MXNET, EngineChoice.PYTORCH)) {
                if (surroundings.wants("repeat")) {
                    first.add(repeat(surroundings, name, trial, engine));
                }
            }
            if (first.size() == 2) {
                surroundings.print(
                        agreement(name, first.get(0).getFirst(), first.get(1).getFirst()));
            }
        });
    }

    private static SequencedMap<String, BenchTrial> trials() {
        SequencedMap<String, BenchTrial> trials = new LinkedHashMap<>();
        trials.put("mlp", new BenchTrial("spirals", "{'type': 'mlp', 'dropout': 0.2, 'norm': 'batch'}", EPOCHS));
        trials.put("cnn", new BenchTrial("shapes", "{'type': 'cnn', 'dropout': 0.2}", EPOCHS));
        trials.put("resnet", new BenchTrial("shapes", "{'type': 'resnet', 'blocks': 1}", EPOCHS));
        trials.put("lstm", new BenchTrial("waves", "{'type': 'rnn', 'dropout': 0.2, 'direction': 'both'}", EPOCHS));
        trials.put("gru", new BenchTrial("waves", "{'type': 'rnn', 'cell': 'gru'}", EPOCHS));
        return trials;
    }

    private static List<Map<String, Double>> repeat(
            Benchmark.Surroundings surroundings, String name, BenchTrial trial, EngineChoice engine) {
        try (TemporaryFolder folder = TemporaryFolder.create();
                TrialRunner runner = BenchTrial.runner(engine)) {
            BenchTrial.Run whole = trial.run(runner, folder.path(), 0, EPOCHS, Optional.empty());
            BenchTrial.Run again = trial.run(runner, folder.path(), 0, EPOCHS, Optional.empty());
            BenchTrial.Run half = trial.run(runner, folder.path(), 0, BREAK, Optional.empty());
            BenchTrial.Run rest = trial.run(runner, folder.path(), BREAK, EPOCHS, half.checkpoint());
            String where = "repeat, %s, %s: ".formatted(name, engine.word());
            surroundings.print(identical(where + "the same trial again", whole.measured(), again.measured()));
            List<Map<String, Double>> resumed = new ArrayList<>(half.measured());
            resumed.addAll(rest.measured());
            surroundings.print(identical(where + "broken off and resumed", whole.measured(), resumed));
            return whole.measured();
        }
    }

    private static Row identical(String what, List<Map<String, Double>> one, List<Map<String, Double>> other) {
        boolean same = one.equals(other);
        return Row.of(
                what,
                same ? "identical" : "different: %s and %s".formatted(one, other),
                "identical",
                same ? Row.Verdict.MET : Row.Verdict.MISSED);
    }

    private static Row agreement(String name, Map<String, Double> mxnet, Map<String, Double> pytorch) {
        double apart = Math.abs(mxnet.get("train_loss") - pytorch.get("train_loss"));
        return Row.of(
                "repeat, %s: first epoch's loss, mxnet against pytorch".formatted(name),
                "%.1e apart".formatted(apart),
                "within %.0e".formatted(ENGINES_APART),
                Row.Verdict.atLeast(ENGINES_APART, apart));
    }
}
