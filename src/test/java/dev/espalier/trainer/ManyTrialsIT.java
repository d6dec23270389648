package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.trainer.engine.EngineChoice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ManyTrialsIT {

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void twoHundredTrialsLeaveNoArraysBehind(EngineChoice engine) {
        try (TrialRunner runner = Trials.runner(engine)) {
            LiveArraysTest.run(runner, 20);
            int few = LiveArraysTest.live(engine);
            LiveArraysTest.run(runner, 180);
            assertThat(LiveArraysTest.live(engine)).isEqualTo(few);
        }
    }
}
