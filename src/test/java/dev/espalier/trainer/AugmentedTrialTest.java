package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.dataset.core.Inputs;
import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import dev.espalier.study.Outcome;
import dev.espalier.testing.Rounding;
import dev.espalier.trainer.Trials.Recorder;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.tuning.LoopProbe;
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
             'augmentation': {'flip': 'both', 'crop_padding': 2, 'rotation': 15, 'scale': 0.1,
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
            TrialResult result = runner.run(Trials.few(300, Trials.task(dataset, config, 2)), whole);
            assertThat(result.outcome()).containsInstanceOf(Outcome.Completed.class);
            runner.run(Trials.few(300, Trials.task(dataset, config, 1)), half);
            Optional<Path> checkpoint = Optional.of(half.checkpoints.getLast());
            runner.run(Trials.few(300, Trials.task(dataset, config, 1, 2, checkpoint)), half);
        }
        assertThat(Trials.lasting(half.measurements)).isEqualTo(Trials.lasting(whole.measurements));
    }

    @Test
    void anAugmentedTrainingGoesTheSameWayOnBothEngines() {
        Recorder one = new Recorder();
        Recorder other = new Recorder();
        try (TrialRunner mxnet = Trials.runner(EngineChoice.MXNET);
                TrialRunner pytorch = Trials.runner(EngineChoice.PYTORCH)) {
            mxnet.run(Trials.few(300, Trials.task("shapes", IMAGES, 1)), one);
            pytorch.run(Trials.few(300, Trials.task("shapes", IMAGES, 1)), other);
        }
        // One step through three layers of up to 3 x 3 x 8 products, whose norms add up 100 examples.
        assertThat(other.last("train_loss"))
                .isCloseTo(one.last("train_loss"), within(Rounding.ofSteps(1, 3, 3 * 3 * 8 + 100)));
    }

    @ParameterizedTest
    @MethodSource("trials")
    void whatIsTrainedOnIsAugmentedAndWhatIsEvaluatedIsNot(EngineChoice engine, String dataset, String config) {
        Recorder augmented = new Recorder();
        Recorder plain = new Recorder();
        String still = config.replace("'batch_size'", "'learning_rate': 1e-8, 'batch_size'")
                .replace("'depth'", "'norm': 'none', 'depth'");
        try (TrialRunner runner = Trials.runner(engine)) {
            runner.run(Trials.few(300, Trials.task(dataset, still, 1)), augmented);
            runner.run(
                    Trials.few(
                            300,
                            Trials.task(
                                    dataset, still.replaceAll("'augmentation': \\{[^}]*}", "'augmentation': {}"), 1)),
                    plain);
        }
        // At such a rate no weight moves by more than 1e-6 in an epoch.
        assertThat(augmented.last("val_loss")).isCloseTo(plain.last("val_loss"), within(1e-4));
        assertThat(augmented.last("train_loss")).isNotCloseTo(plain.last("train_loss"), within(2e-4));
    }

    @Test
    void textsTrainWithTokensUnknownOnBothEnginesAlike() {
        double loss = textLoss(EngineChoice.MXNET, 0.5);
        // Two epochs of three steps through nine steps of five units and a vector of each word.
        assertThat(textLoss(EngineChoice.PYTORCH, 0.5)).isCloseTo(loss, within(Rounding.ofSteps(2 * 3, 9, 64 + 5)));
        assertThat(textLoss(EngineChoice.MXNET, 0)).isNotCloseTo(loss, within(1e-3));
    }

    @Test
    void everyEpochAugmentsAnew() {
        Json.Object trial = (Json.Object) JsonText.parse("""
                {"dataset": "any", "model": {"type": "mlp", "norm": "none"}, "learning_rate": 1e-8,
                 "augmentation": {"cutout": 0.5, "rotation": 90}}""");
        Inputs same = new Inputs.Dense(Nets.noise(36, 4), new int[] {1, 6, 6});
        try (LoopProbe probe = new LoopProbe(EngineChoice.MXNET, trial, same, new int[] {1}, 2)) {
            double first = probe.epoch();
            assertThat(probe.epoch()).isNotCloseTo(first, within(1e-4));
        }
    }

    private static double textLoss(EngineChoice engine, double dropped) {
        int[] lengths = {9, 4, 1, 7, 9, 2, 5, 3};
        int[] ids = new int[lengths.length * 9];
        for (int i = 0; i < lengths.length; i++) {
            for (int step = 0; step < lengths[i]; step++) {
                ids[i * 9 + step] = 2 + (i * 5 + step * 3) % 7;
            }
        }
        Json.Object trial = (Json.Object) JsonText.parse("""
                {"dataset": "any", "model": {"type": "rnn", "units": 5}, "batch_size": 3,
                 "augmentation": {"word_dropout": %s}}""".formatted(dropped));
        int[] labels = {0, 1, 0, 1, 1, 0, 1, 0};
        try (LoopProbe probe = new LoopProbe(engine, trial, new Inputs.Tokens(ids, 9, lengths), labels, 2)) {
            double first = probe.epoch();
            return first + probe.epoch();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void aNetThatSawOnlyMirroredAndMovedShapesKnowsThemAsTheyAre(EngineChoice engine) {
        Recorder recorder = new Recorder();
        try (TrialRunner runner = Trials.runner(engine)) {
            runner.run(Trials.few(1_000, Trials.task("shapes", """
                            {'model': {'type': 'cnn', 'depth': 3, 'width': 8}, 'batch_size': 16, 'learning_rate': 0.003,
                             'augmentation': {'flip': 'horizontal', 'crop_padding': 1, 'brightness': 0.2}}""", 2)), recorder);
        }
        // Of four classes; of eight seeds the worst reaches 0.82, with every width of kernel.
        assertThat(recorder.last("val_accuracy")).isGreaterThan(0.6);
    }
}
