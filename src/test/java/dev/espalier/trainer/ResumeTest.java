package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.trainer.Trials.Recorder;
import dev.espalier.trainer.model.Snapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResumeTest {
    private static final int EPOCHS = 4;

    private static final String MLP = "'model': {'type': 'mlp', 'dropout': 0.2, 'norm': 'batch'}, 'batch_size': 24";

    static Stream<Arguments> trialsOnBothEngines() {
        List<Arguments> trials = List.of(
                Arguments.of(
                        "spirals",
                        "{%s, 'weight_average': {'type': 'ema', 'decay': 0.95}, 'optimizer': 'lamb', 'accumulate_batches': 3, 'gradient_clip': 1, 'schedule': {'type': 'reduce_on_plateau', 'patience': 0, 'threshold': 0.3}}"
                                .formatted(MLP)),
                Arguments.of(
                        "spirals",
                        "{%s, 'weight_average': {'type': 'swa', 'start': 0.2}, 'optimizer': 'nesterov', 'schedule': {'type': 'cosine', 'restarts': 1, 'warmup_epochs': 1}, 'loss': {'type': 'focal', 'label_smoothing': 0.1}}"
                                .formatted(MLP)),
                Arguments.of(
                        "spirals", "{%s, 'folds': 2, 'weight_average': 'ema', 'optimizer': 'adagrad'}".formatted(MLP)),
                Arguments.of(
                        "shapes",
                        "{'model': {'type': 'cnn', 'width': 4, 'depth': 2, 'dropout': 0.1}, 'batch_size': 48, 'weight_average': 'ema', 'augmentation': {'flip': 'horizontal', 'mixup': 0.2}, 'schedule': 'one_cycle'}"));
        return Stream.of(EngineChoice.MXNET, EngineChoice.PYTORCH)
                .flatMap(engine -> trials.stream().map(trial -> Arguments.of(engine, trial.get()[0], trial.get()[1])));
    }

    @ParameterizedTest
    @MethodSource("trialsOnBothEngines")
    void stoppingAfterEveryEpochEqualsNeverHavingStopped(EngineChoice engine, String dataset, String config) {
        Recorder whole = new Recorder();
        Snapshot expected;
        try (TrialRunner runner = Trials.runner(engine)) {
            expected = weights(runner.run(Trials.few(240, Trials.task(dataset, config, EPOCHS)), whole));
        }
        Recorder parts = new Recorder();
        Optional<Path> checkpoint = Optional.empty();
        Snapshot last = expected;
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            try (TrialRunner runner = Trials.runner(engine)) {
                last = weights(
                        runner.run(Trials.few(240, Trials.task(dataset, config, epoch, epoch + 1, checkpoint)), parts));
            }
            checkpoint = Optional.of(parts.checkpoints.getLast());
        }
        assertThat(Trials.lasting(parts.measurements)).isEqualTo(Trials.lasting(whole.measurements));
        assertThat(last.parameters()).containsExactly(expected.parameters());
        assertThat(last.statistics()).containsExactly(expected.statistics());
    }

    private static Snapshot weights(TrialResult result) {
        return ModelFile.read(result.model().orElseThrow()).weights();
    }
}
