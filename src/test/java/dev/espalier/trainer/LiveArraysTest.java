package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import dev.espalier.trainer.Trials.Recorder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LiveArraysTest {

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void trialsLeaveNoArraysBehind(EngineChoice engine) {
        try (TrialRunner runner = Trials.runner(engine)) {
            run(runner, 2);
            int few = live(engine);
            run(runner, 30);
            assertThat(live(engine)).isEqualTo(few);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void aFailedTrialLeavesNoArraysBehind(EngineChoice engine) {
        try (TrialRunner runner = Trials.runner(engine)) {
            run(runner, 1);
            int few = live(engine);
            String diverging =
                    "{'model': {'type': 'mlp', 'depth': 6, 'activation': 'leaky_relu'}, 'optimizer': 'sgd', 'learning_rate': 100}";
            runner.run(Trials.task("spirals", diverging, 8), new Recorder());
            assertThat(live(engine)).isEqualTo(few);
        }
    }

    private static void run(TrialRunner runner, int trials) {
        for (int i = 0; i < trials; i++) {
            String config = "{'model': {'type': 'mlp', 'dropout': 0.1, 'norm': 'batch'}, 'batch_size': 256}";
            runner.run(Trials.task("spirals", config, 1), new Recorder());
        }
    }

    private static int live(EngineChoice engine) {
        try (NDManager manager = Nets.compute(engine).newManager()) {
            return manager.getParentManager().getManagedArrays().size();
        }
    }
}
