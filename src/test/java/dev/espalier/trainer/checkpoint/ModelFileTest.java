package dev.espalier.trainer.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.dataset.core.Dataset;
import dev.espalier.study.Json;
import dev.espalier.testing.Rounding;
import dev.espalier.trainer.TrialRunner;
import dev.espalier.trainer.Trials;
import dev.espalier.trainer.Trials.Recorder;
import dev.espalier.trainer.config.StartFrom;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.prediction.Prediction;
import dev.espalier.trainer.prediction.Predictor;
import dev.espalier.trainer.prediction.Scorer;
import dev.espalier.trainer.start.WeightInitializer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {
    private static final int EXAMPLES = 120;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"MXNET, spirals, mlp", "PYTORCH, spirals, mlp", "MXNET, waves, rnn", "PYTORCH, shapes, resnet"})
    void aModelPredictsTheSameOnEitherEngineWhicheverTrainedIt(EngineChoice trainer, String dataset, String type) {
        Path model = train(trainer, dataset, "{'model': {'type': '%s'}, 'batch_size': 32}".formatted(type));
        Dataset trained = Trials.load(Trials.few(EXAMPLES, Trials.dataset(dataset)));
        Map<String, Double> one =
                Scorer.score(model, trained, EngineChoice.MXNET).metrics();
        Map<String, Double> other =
                Scorer.score(model, trained, EngineChoice.PYTORCH).metrics();
        assertThat(one).containsKeys("test_loss", "test_accuracy", "test_f1");
        // The deepest has 13 convolutions of up to 3 x 3 x 64 products and an output; the loss is of size 1.
        assertThat(one.get("test_loss")).isCloseTo(other.get("test_loss"), within(Rounding.ofLayers(14, 3 * 3 * 64)));
    }

    @Test
    void aPredictionNamesTheLikeliestClassFirst() {
        Path model = train(EngineChoice.MXNET, "spirals", "{'model': 'mlp', 'batch_size': 32}");
        try (Predictor mxnet = Predictor.open(model, EngineChoice.MXNET);
                Predictor pytorch = Predictor.open(model, EngineChoice.PYTORCH)) {
            Prediction.Label one = (Prediction.Label) mxnet.predictArgument("0.4,-0.1");
            Prediction.Label other = (Prediction.Label) pytorch.predictArgument("0.4,-0.1");
            assertThat(one.probabilities()).hasSize(3);
            assertThat(one.probabilities().firstEntry().getKey()).isEqualTo(one.label());
            assertThat(one.probabilities().values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum())
                    .isBetween(1 - 1e-9, 1 + 1e-9);
            assertThat(other.label()).isEqualTo(one.label());
            assertThatThrownBy(() -> mxnet.predictArgument("not a row"))
                    .isInstanceOf(dev.espalier.study.InvalidInput.class);
        }
    }

    @Test
    void aModelFileSaysWhatItIsAndWhereItCameFrom() throws IOException {
        Path model = train(EngineChoice.MXNET, "spirals", "{'model': 'mlp', 'batch_size': 32}");
        assertThat(ModelFile.model(model).get("task")).contains(Json.text("tabular-classification"));
        assertThat(ModelFile.model(model).get("engine")).contains(Json.text("mxnet"));
        assertThat(ModelFile.trial(model).members()).containsKeys("config", "metrics", "step", "dataset_checksum");
        Path told = directory.resolve("told.zip");
        ModelFile.withTrial(model, Json.EMPTY.with("number", Json.number(4)), told);
        assertThat(ModelFile.trial(told)).isEqualTo(Json.EMPTY.with("number", Json.number(4)));
        assertThat(ModelFile.model(told)).isEqualTo(ModelFile.model(model));
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.json", "preprocessing.json", "weights.npz", "trial.json"})
    void aChangedPartIsRefusedByName(String part) throws IOException {
        Path model = train(EngineChoice.MXNET, "spirals", "{'model': 'mlp', 'batch_size': 32}");
        Path changed = copy(model, part, true);
        assertThatThrownBy(() -> ModelFile.read(changed))
                .isInstanceOf(DamagedModel.class)
                .hasMessageContaining("the part " + part + " was changed");
        Path lacking = copy(model, part, false);
        assertThatThrownBy(() -> ModelFile.read(lacking))
                .isInstanceOf(DamagedModel.class)
                .hasMessageContaining("the part " + part + " is missing");
    }

    @Test
    void aFileThatIsNoModelIsRefused() throws IOException {
        Path text = Files.writeString(directory.resolve("notes.txt"), "no zip at all");
        assertThatThrownBy(() -> Predictor.open(text, EngineChoice.MXNET))
                .isInstanceOf(DamagedModel.class)
                .hasMessageContaining("notes.txt");
        assertThatThrownBy(() -> Predictor.open(directory.resolve("absent.zip"), EngineChoice.MXNET))
                .isInstanceOf(DamagedModel.class)
                .hasMessageContaining("absent.zip");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'format': 1, 'model': {'type': 'mlp', 'activation': 'nonsense'}}",
                "{'format': 1, 'model': {'type': 'mlp', 'depth': 1e9}}",
                "{'format': 1, 'model': {'type': 'mlp', 'width': 'wide'}}",
                "{'format': 1, 'model': {'type': 'mlp', 'width': {'$choice': [1, 2]}}}",
                "{'format': 1, 'model': {'type': 'none such'}}",
                "{'format': 2, 'model': {'type': 'mlp'}}",
                "{'format': 1}",
                "[1, 2]",
                "no json"
            })
    void anArchitectureThatNoTrialCouldHaveIsRefused(String description) throws IOException {
        SequencedMap<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("model.json", description.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        parts.put("preprocessing.json", "{\"kind\": 3}".getBytes(StandardCharsets.UTF_8));
        parts.put("trial.json", "{}".getBytes(StandardCharsets.UTF_8));
        parts.put("weights.npz", new byte[] {1, 2, 3});
        Path file = directory.resolve("hostile.zip");
        try (OutputStream out = Files.newOutputStream(file)) {
            SealedZip.write(out, parts);
        }
        assertThatThrownBy(() -> ModelFile.read(file)).isInstanceOf(DamagedModel.class);
        assertThatThrownBy(() -> WeightInitializer.check(new StartFrom.Model("hostile.zip"), file))
                .isInstanceOf(DamagedModel.class);
    }

    @Test
    void aModelIsRecognisedWithoutItsWeightsBeingRead() throws IOException {
        Path model = train(EngineChoice.MXNET, "spirals", "{'model': 'mlp', 'batch_size': 32}");
        WeightInitializer.check(new StartFrom.Model("model.zip"), model);
        Path changed = copy(model, "weights.npz", true);
        WeightInitializer.check(new StartFrom.Model("changed.zip"), changed);
        assertThatThrownBy(() -> ModelFile.read(changed)).isInstanceOf(DamagedModel.class);
    }

    private Path train(EngineChoice engine, String dataset, String config) {
        try (TrialRunner runner = Trials.runner(engine)) {
            return runner.run(Trials.few(EXAMPLES, Trials.task(dataset, config, 1)), new Recorder())
                    .model()
                    .orElseThrow();
        }
    }

    /** The same file with one part's last byte changed, or without the part. */
    private Path copy(Path model, String part, boolean kept) throws IOException {
        Path copy = Files.createTempFile(directory, "copy", ".zip");
        try (ZipFile zip = new ZipFile(model.toFile());
                OutputStream out = Files.newOutputStream(copy);
                ZipOutputStream written = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (ZipEntry entry : zip.stream().toList()) {
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                if (entry.getName().equals(part)) {
                    bytes[bytes.length - 1]++;
                }
                if (kept || !entry.getName().equals(part)) {
                    written.putNextEntry(new ZipEntry(entry.getName()));
                    written.write(bytes);
                }
            }
        }
        return copy;
    }
}
