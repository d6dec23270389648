package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.trainer.Trials.Recorder;
import dev.espalier.trainer.engine.EngineChoice;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StochasticDepthTest {
    private static final String CONFIG =
            "{'model': {'type': 'resnet', 'blocks': [1, 1], 'width': 4, 'projection': 'pad', 'stochastic_depth': 0.5},"
                    + " 'batch_size': 64}";

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void resumingEqualsNeverHavingStopped(EngineChoice engine) {
        Recorder whole = new Recorder();
        Recorder half = new Recorder();
        try (TrialRunner runner = Trials.runner(engine)) {
            runner.run(Trials.few(250, Trials.task("shapes", CONFIG, 2)), whole);
            runner.run(Trials.few(250, Trials.task("shapes", CONFIG, 1)), half);
        }
        try (TrialRunner another = Trials.runner(engine)) {
            another.run(
                    Trials.few(250, Trials.task("shapes", CONFIG, 1, 2, Optional.of(half.checkpoints.getLast()))),
                    half);
        }
        assertThat(Trials.lasting(half.measurements)).isEqualTo(Trials.lasting(whole.measurements));
    }
}
