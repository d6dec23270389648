package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.dataset.DatasetLoader;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Goal;
import dev.espalier.study.Json;
import dev.espalier.study.Objective;
import dev.espalier.study.Objective.Summary;
import dev.espalier.trainer.Trials.Recorder;
import dev.espalier.trainer.checkpoint.ModelFile;
import dev.espalier.trainer.engine.ComputeDevice;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.model.layer.Snapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ResumeIT {
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
                        "spirals",
                        "{%s, 'folds': 2, 'weight_average': {'type': 'swa', 'start': 0.2}, 'optimizer': {'type': 'rmsprop', 'momentum': 0.9}, 'learning_rate': 0.001}"
                                .formatted(MLP)),
                Arguments.of(
                        "spirals",
                        "{%s, 'weight_average': 'ema', 'freeze': {'layers': 1, 'until_epoch': 2}}".formatted(MLP)),
                Arguments.of("spirals", "{%s, 'patience': 1, 'learning_rate': 1e-8}".formatted(MLP)),
                Arguments.of(
                        "waves",
                        "{'model': {'type': 'rnn', 'units': 4, 'recurrent_dropout': 0.2, 'dropout': 0.2}, 'batch_size': 48}"),
                Arguments.of(
                        "shapes",
                        "{'model': {'type': 'cnn', 'width': 4, 'depth': 2, 'dropout': 0.1}, 'batch_size': 48, 'weight_average': 'ema', 'augmentation': {'flip': 'horizontal', 'mixup': 0.2}, 'schedule': 'one_cycle'}"));
        return Stream.of(EngineChoice.MXNET, EngineChoice.PYTORCH)
                .flatMap(engine -> trials.stream().map(trial -> Arguments.of(engine, trial.get()[0], trial.get()[1])));
    }

    @ParameterizedTest
    @MethodSource("trialsOnBothEngines")
    void stoppingAfterEveryEpochEqualsNeverHavingStopped(EngineChoice engine, String dataset, String config) {
        isTheSameInParts(
                () -> Trials.runner(engine),
                (from, to, checkpoint) -> Trials.few(240, Trials.task(dataset, config, from, to, checkpoint)));
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void soItDoesWithImagesThatAreStreamed(EngineChoice engine, @TempDir Path root) throws IOException {
        StreamedTrialTest.write(root.resolve("stripes.bin"), 60);
        DatasetSpec stripes = new DatasetSpec(
                "stripes",
                "cifar-binary",
                List.of("stripes.bin"),
                List.of(),
                Json.EMPTY.with("stream", new Json.Bool(true)));
        String config = "{'model': {'type': 'mlp', 'width': 4, 'dropout': 0.2}, 'batch_size': 16}";
        isTheSameInParts(
                () -> below(root, engine),
                (from, to, checkpoint) -> on(stripes, Trials.ACCURACY, config, from, to, checkpoint));
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void soItDoesInARegression(EngineChoice engine, @TempDir Path root) throws IOException {
        StringBuilder csv = new StringBuilder("x,y\n");
        for (float x : Nets.noise(80, 3)) {
            csv.append("%s,%s%n".formatted(x, 3 * x + 10));
        }
        DatasetSpec line = LineFile.write(root, csv);
        Objective error = new Objective("val_mse", Goal.MINIMIZE, OptionalDouble.empty(), Summary.BEST);
        isTheSameInParts(
                () -> below(root, engine),
                (from, to, checkpoint) ->
                        on(line, error, "{%s, 'loss': 'huber'}".formatted(MLP), from, to, checkpoint));
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void theSecondsOfEarlierAttemptsCount(EngineChoice engine) throws IOException {
        String config = "{'model': 'mlp', 'limits': {'max_seconds': 3600}}";
        Recorder recorder = new Recorder();
        try (TrialRunner runner = Trials.runner(engine)) {
            runner.run(Trials.few(60, Trials.task("spirals", config, 1)), recorder);
            Path late = Files.createTempFile(Trials.temporary(), "late", ".npz");
            assertThat(copyWithSeconds(recorder.checkpoints.getLast(), late, 3601))
                    .isBetween(1e-3, 600.0);
            TrialResult ended =
                    runner.run(Trials.few(60, Trials.task("spirals", config, 1, 2, Optional.of(late))), recorder);
            assertThat(ModelFile.trial(ended.model().orElseThrow()).get("ended_by"))
                    .contains(Json.text("max_seconds"));
        }
        assertThat(recorder.measurements).hasSize(1);
    }

    /** Writes a checkpoint again as of a trial that has taken {@code seconds}; how many it had. */
    private static double copyWithSeconds(Path checkpoint, Path copy, double seconds) throws IOException {
        double before = 0;
        try (ZipFile zip = new ZipFile(checkpoint.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (ZipEntry entry : zip.stream().toList()) {
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                if (entry.getName().equals("seconds.npy")) {
                    ByteBuffer last = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
                    before = last.getDouble(bytes.length - Double.BYTES);
                    last.putDouble(bytes.length - Double.BYTES, seconds);
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(bytes);
            }
        }
        return before;
    }

    private interface Part {
        TrialTask task(int from, int to, Optional<Path> checkpoint);
    }

    private static TrialRunner below(Path root, EngineChoice engine) {
        return new DjlTrialRunner(
                engine, new ComputeDevice.Cpu(), spec -> DatasetLoader.load(spec, List.of(root)), Trials::file);
    }

    private static TrialTask on(
            DatasetSpec dataset, Objective objective, String config, int from, int to, Optional<Path> checkpoint) {
        TrialTask task = Trials.task("spirals", config, from, to, checkpoint);
        return new TrialTask(
                task.config(),
                objective,
                dataset,
                task.seed(),
                from,
                to,
                task.epochs(),
                checkpoint,
                task.start(),
                task.scratch());
    }

    private static void isTheSameInParts(Supplier<TrialRunner> runners, Part part) {
        Recorder whole = new Recorder();
        Snapshot expected;
        try (TrialRunner runner = runners.get()) {
            expected = weights(runner.run(part.task(0, EPOCHS, Optional.empty()), whole));
        }
        Recorder parts = new Recorder();
        Optional<Path> checkpoint = Optional.empty();
        Snapshot last = expected;
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            try (TrialRunner runner = runners.get()) {
                last = weights(runner.run(part.task(epoch, epoch + 1, checkpoint), parts));
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
