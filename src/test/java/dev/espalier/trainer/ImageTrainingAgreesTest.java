package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.testing.Rounding;
import dev.espalier.trainer.Trials.Recorder;
import dev.espalier.trainer.engine.EngineChoice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageTrainingAgreesTest {
    /** Ten steps through up to eight layers of 3 x 3 x 16 products. */
    private static final double ROUNDED = Rounding.ofSteps(10, 8, 3 * 3 * 16);

    /** Of the 200 examples 150 are trained on: ten batches. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type': 'resnet', 'blocks': 1, 'width': 4, 'projection': 'pad', 'stochastic_depth': 0.3, 'dropout': 0.2}",
                "{'type': 'resnet', 'blocks': 1, 'width': 4, 'order': 'pre', 'norm': 'layer', 'activation': 'selu'}",
                "{'type': 'cnn', 'stages': 2, 'width': 4, 'block': 'densenet', 'growth_rate': 4, 'block_dropout': 0.2}",
                "{'type': 'cnn', 'stages': 2, 'width': 8, 'block': 'inception', 'initializer': 'orthogonal'}"
            })
    void tenStepsLeadToTheSameLossOnBothEngines(String model) {
        String config =
                "{'model': %s, 'batch_size': 15, 'validation_fraction': 0.25, 'learning_rate': 0.01, 'optimizer': 'sgd'}"
                        .formatted(model);
        Recorder one = new Recorder();
        Recorder other = new Recorder();
        try (TrialRunner mxnet = Trials.runner(EngineChoice.MXNET);
                TrialRunner pytorch = Trials.runner(EngineChoice.PYTORCH)) {
            mxnet.run(Trials.few(200, Trials.task("shapes", config, 1)), one);
            pytorch.run(Trials.few(200, Trials.task("shapes", config, 1)), other);
        }
        assertThat(other.last("train_loss")).isCloseTo(one.last("train_loss"), within(ROUNDED));
        assertThat(other.last("val_loss")).isCloseTo(one.last("val_loss"), within(ROUNDED));
    }
}
