package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.study.Outcome;
import dev.espalier.trainer.Trials.Recorder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AugmentedTrialTest {
    private static final String IMAGES = """
            {'model': {'type': 'cnn', 'depth': 2, 'width': 4, 'dropout': 0.1}, 'batch_size': 100,
             'validation_fraction': 0.7, 'sampling': 'balanced',
             'class_weights': 'balanced', 'augmentation': {'flip': 'both', 'crop_padding': 2, 'rotation': 15, 'scale': 0.1,
             'brightness': 0.2, 'contrast': 0.2, 'cutout': 0.3, 'mixup': 0.4, 'cutmix': 1}}""";
    private static final String SERIES = """
            {'model': {'type': 'rnn', 'units': 6}, 'batch_size': 100,
             'augmentation': {'jitter': 0.1, 'scaling': 0.1, 'window': 0.8}}""";

    static Stream<Arguments> trials() {
        return Stream.of(EngineChoice.MXNET, EngineChoice.PYTORCH)
                .flatMap(engine ->
                        Stream.of(Arguments.of(engine, "shapes", IMAGES), Arguments.of(engine, "waves", SERIES)));
    }

    @ParameterizedTest
    @MethodSource("trials")
    void resumingAnAugmentedTrialEqualsNeverHavingStopped(EngineChoice engine, String dataset, String config) {
        Recorder whole = new Recorder();
        Recorder half = new Recorder();
        try (TrialRunner runner = Trials.runner(engine)) {
            TrialResult result = runner.run(Trials.task(dataset, config, 2), whole);
            assertThat(result.outcome()).containsInstanceOf(Outcome.Completed.class);
            runner.run(Trials.task(dataset, config, 1), half);
            Optional<Path> checkpoint = Optional.of(half.checkpoints.getLast());
            runner.run(Trials.task(dataset, config, 1, 2, checkpoint), half);
        }
        assertThat(Trials.lasting(half.measurements)).isEqualTo(Trials.lasting(whole.measurements));
    }

    @Test
    void anAugmentedTrainingGoesTheSameWayOnBothEngines() {
        Recorder one = new Recorder();
        Recorder other = new Recorder();
        try (TrialRunner mxnet = Trials.runner(EngineChoice.MXNET);
                TrialRunner pytorch = Trials.runner(EngineChoice.PYTORCH)) {
            mxnet.run(Trials.task("shapes", IMAGES, 1), one);
            pytorch.run(Trials.task("shapes", IMAGES, 1), other);
        }
        assertThat(other.last("train_loss")).isCloseTo(one.last("train_loss"), within(1e-3));
    }

    @ParameterizedTest
    @MethodSource("trials")
    void whatIsTrainedOnIsAugmentedAndWhatIsEvaluatedIsNot(EngineChoice engine, String dataset, String config) {
        Recorder augmented = new Recorder();
        Recorder plain = new Recorder();
        String still = config.replace("'batch_size'", "'learning_rate': 1e-8, 'batch_size'")
                .replace("'depth'", "'norm': 'none', 'depth'");
        try (TrialRunner runner = Trials.runner(engine)) {
            runner.run(Trials.task(dataset, still, 1), augmented);
            runner.run(
                    Trials.task(dataset, still.replaceAll("'augmentation': \\{[^}]*}", "'augmentation': {}"), 1),
                    plain);
        }
        assertThat(augmented.last("val_loss")).isCloseTo(plain.last("val_loss"), within(1e-4));
        assertThat(augmented.last("train_loss")).isNotCloseTo(plain.last("train_loss"), within(2e-4));
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void aNetThatSawOnlyMirroredAndMovedShapesKnowsThemAsTheyAre(EngineChoice engine) {
        Recorder recorder = new Recorder();
        try (TrialRunner runner = Trials.runner(engine)) {
            runner.run(Trials.task("shapes", """
                            {'model': {'type': 'cnn', 'depth': 3, 'width': 16}, 'batch_size': 32,
                             'augmentation': {'flip': 'horizontal', 'crop_padding': 1, 'brightness': 0.2}}""", 4), recorder);
        }
        assertThat(recorder.last("val_accuracy")).isGreaterThan(0.65);
    }
}
