package dev.espalier.trainer.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.study.InvalidInput;
import dev.espalier.testing.Rounding;
import dev.espalier.trainer.TrialResult;
import dev.espalier.trainer.TrialRunner;
import dev.espalier.trainer.Trials;
import dev.espalier.trainer.Trials.Recorder;
import dev.espalier.trainer.engine.EngineChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictorTest {
    @TempDir
    private static Path directory;

    private static Path model;

    @BeforeAll
    static void train() throws IOException {
        try (TrialRunner runner = Trials.runner(EngineChoice.MXNET)) {
            TrialResult result = runner.run(
                    Trials.task("spirals", "{'model': {'type': 'mlp'}, 'batch_size': 32}", 6), new Recorder());
            model = Files.copy(
                    result.model().orElseThrow(), directory.resolve("model.zip"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void bothEnginesSayTheSameOfAModelThatOneTrained() {
        Prediction.Label mxnet = label(EngineChoice.MXNET, "0.3,0.1");
        Prediction.Label pytorch = label(EngineChoice.PYTORCH, "0.3,0.1");

        assertThat(pytorch.label()).isEqualTo(mxnet.label());
        // Three layers of up to 64 products; logits of size 10 at most.
        double rounded = 10 * Rounding.ofLayers(3, 64);
        mxnet.probabilities()
                .forEach((name, probability) ->
                        assertThat(pytorch.probabilities().get(name)).isCloseTo(probability, within(rounded)));
    }

    @Test
    void probabilitiesSumToOneAndTheFirstIsTheLabels() {
        Prediction.Label label = label(EngineChoice.MXNET, "-0.5,0.7");

        assertThat(label.probabilities().values().stream()
                        .mapToDouble(value -> value)
                        .sum())
                .isCloseTo(1, within(1e-9));
        assertThat(label.probabilities().firstEntry().getKey()).isEqualTo(label.label());
        assertThat(label.probabilities()).containsOnlyKeys("first", "second", "third");
    }

    @Test
    void anInputThatDoesNotFitIsNamed() {
        try (Predictor predictor = Predictor.open(model, EngineChoice.MXNET)) {
            assertThatThrownBy(() -> predictor.predictArgument("0.3,0.1,0.5")).isInstanceOf(InvalidInput.class);
        }
    }

    private static Prediction.Label label(EngineChoice engine, String input) {
        try (Predictor predictor = Predictor.open(model, engine)) {
            return (Prediction.Label) predictor.predictArgument(input);
        }
    }
}
