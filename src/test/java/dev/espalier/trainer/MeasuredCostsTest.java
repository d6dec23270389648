package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.study.Json;
import dev.espalier.trainer.Trials.Recorder;
import dev.espalier.trainer.checkpoint.ModelFile;
import dev.espalier.trainer.config.MetricNames;
import dev.espalier.trainer.config.Task;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.engine.PeakMemory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MeasuredCostsTest {
    private static final String MLP = "{'model': {'type': 'mlp', 'width': %d}, 'batch_size': 64}";

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void aTrialMeasuresExactlyWhatAnObjectiveMayName(EngineChoice engine) {
        Recorder recorder = new Recorder();
        TrialResult result = run(engine, MLP.formatted(8), recorder);
        Map<String, Double> measured = recorder.measurements.getFirst().metrics();
        List<String> classes = List.of("one", "two", "three");
        assertThat(classes(result.model().orElseThrow())).hasSameSizeAs(classes);
        assertThat(new ArrayList<>(measured.keySet()))
                .isEqualTo(MetricNames.of(
                        Task.TABULAR_CLASSIFICATION, classes(result.model().get())));
    }

    @Test
    void theModelsBytesAreThoseOfItsWeightsFile() throws IOException {
        Recorder recorder = new Recorder();
        Path model = run(EngineChoice.MXNET, MLP.formatted(8), recorder).model().orElseThrow();
        try (ZipFile zip = new ZipFile(model.toFile())) {
            assertThat(recorder.last("model_bytes"))
                    .isEqualTo(zip.getEntry("weights.npz").getSize());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void aNetOfManyLayersTakesLongerForAnExampleThanOneOfFew(EngineChoice engine) {
        // Fifty times as long, for on a busy machine either is measured several times as long as it takes.
        Recorder many = new Recorder();
        Recorder few = new Recorder();
        try (TrialRunner runner = Trials.runner(engine)) {
            String layers = "{'model': {'type': 'transformer-encoder', 'width': 8, 'layers': 12}}";
            runner.run(Trials.few(24, Trials.task("waves", layers, 1)), many);
            runner.run(Trials.few(24, Trials.task("spirals", MLP.formatted(8), 1)), few);
        }
        assertThat(few.last("latency_ms")).isPositive().isLessThan(many.last("latency_ms"));
    }

    @Test
    void theLatencyOfATrialIsMeasuredOnceAndGoesWithItsCheckpoint() {
        Recorder before = new Recorder();
        Recorder after = new Recorder();
        try (TrialRunner runner = Trials.runner(EngineChoice.MXNET)) {
            runner.run(Trials.task("spirals", MLP.formatted(8), 2), before);
            runner.run(
                    Trials.task("spirals", MLP.formatted(8), 2, 3, Optional.of(before.checkpoints.getLast())), after);
        }
        assertThat(before.last("latency_ms"))
                .isEqualTo(before.measurements.getFirst().metrics().get("latency_ms"));
        assertThat(after.last("latency_ms")).isEqualTo(before.last("latency_ms"));
    }

    @Test
    void thePeakOfMemoryGrowsWithWhatIsHeldAndBeginsAnewWithATrial() {
        PeakMemory first = new PeakMemory();
        long low = first.bytes();
        byte[][] held = new byte[64][1 << 20];
        for (byte[] part : held) {
            java.util.Arrays.fill(part, (byte) 1);
        }
        assertThat(first.bytes()).isGreaterThanOrEqualTo(low).isGreaterThan(held.length * 1L << 20);
        assertThat(new PeakMemory().bytes()).isLessThanOrEqualTo(first.bytes());
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void aModelSaysWhatItTookForWhatAtTheStepThatWasKept(EngineChoice engine) {
        Recorder whole = new Recorder();
        Recorder parts = new Recorder();
        Path model;
        Path resumed;
        try (TrialRunner runner = Trials.runner(engine)) {
            model = runner.run(Trials.task("spirals", MLP.formatted(8), 3), whole)
                    .model()
                    .orElseThrow();
            runner.run(Trials.task("spirals", MLP.formatted(8), 2), parts);
            resumed = runner.run(
                            Trials.task("spirals", MLP.formatted(8), 2, 3, Optional.of(parts.checkpoints.getLast())),
                            parts)
                    .model()
                    .orElseThrow();
        }
        Json.Object trial = ModelFile.trial(model);
        Json.Object confusion = (Json.Object) trial.get("confusion").orElseThrow();
        double best = whole.measurements.stream()
                .mapToDouble(measurement -> measurement.metrics().get("val_accuracy"))
                .max()
                .orElseThrow();
        assertThat(accuracy(confusion)).isEqualTo(best);
        assertThat(ModelFile.trial(resumed).get("confusion")).contains(confusion);
    }

    private static TrialResult run(EngineChoice engine, String config, Recorder recorder) {
        try (TrialRunner runner = Trials.runner(engine)) {
            return runner.run(Trials.task("spirals", config, 1), recorder);
        }
    }

    private static List<String> classes(Path model) {
        return ((Json.Array) ModelFile.model(model).get("classes").orElseThrow())
                .items().stream().map(name -> ((Json.Text) name).value()).toList();
    }

    private static double accuracy(Json.Object confusion) {
        List<Json> rows = ((Json.Array) confusion.get("counts").orElseThrow()).items();
        double right = 0;
        double all = 0;
        for (int i = 0; i < rows.size(); i++) {
            List<Json> row = ((Json.Array) rows.get(i)).items();
            for (int j = 0; j < row.size(); j++) {
                double count = ((Json.Number) row.get(j)).doubleValue();
                all += count;
                right += i == j ? count : 0;
            }
        }
        return right / all;
    }
}
