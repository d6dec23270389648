package dev.espalier.trainer.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.dataset.DatasetLoader;
import dev.espalier.dataset.preprocessing.TextPreprocessing;
import dev.espalier.json.JsonText;
import dev.espalier.study.DatasetDescription;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Json;
import dev.espalier.study.Outcome;
import dev.espalier.study.Problems;
import dev.espalier.testing.BuiltinSpec;
import dev.espalier.trainer.DjlTrialRunner;
import dev.espalier.trainer.TrialResult;
import dev.espalier.trainer.TrialRunner;
import dev.espalier.trainer.TrialTask;
import dev.espalier.trainer.Trials;
import dev.espalier.trainer.Trials.Recorder;
import dev.espalier.trainer.checkpoint.ModelFile;
import dev.espalier.trainer.checkpoint.TrainedModel;
import dev.espalier.trainer.config.StartSources;
import dev.espalier.trainer.config.TrainerVocabulary;
import dev.espalier.trainer.engine.ComputeDevice;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.model.layer.ParameterSpec;
import dev.espalier.trainer.prediction.Prediction;
import dev.espalier.trainer.prediction.Predictor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PretrainedEmbeddingsTest {
    /** More than a few steps at such a rate move a number of size 3, rounding included. */
    private static final float HARDLY = 1e-6f;

    private static final String TRIAL =
            "{'dataset': 'teas', 'learning_rate': 1e-8, 'model': {'type': '%s', 'embedding_source': 'file'}}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"MXNET, rnn", "MXNET, tcn", "MXNET, cnn-rnn", "PYTORCH, rnn", "PYTORCH, tcn", "PYTORCH, cnn-rnn"})
    void anEmbeddingBeginsAtTheVectorsOfTheFile(EngineChoice engine, String type) throws IOException {
        Files.writeString(folder.resolve("vectors.txt"), "tea 1 2 -0.5\ncake 3 0.25 0\n");
        TrialResult result = run(engine, type, Json.EMPTY.with("vectors", Json.text("vectors.txt")));
        TrainedModel model = ModelFile.read(result.model().orElseThrow());
        ParameterSpec table = model.net().layout().parameters().getFirst();
        List<String> vocabulary = ((TextPreprocessing) model.preprocessing().input()).vocabulary();
        float[] rows = table.of(model.weights().parameters());
        assertThat(table.dimensions()).containsExactly(vocabulary.size(), 3);
        assertThat(row(rows, vocabulary.indexOf("tea")))
                .usingComparatorWithPrecision(HARDLY)
                .containsExactly(1, 2, -0.5f);
        assertThat(row(rows, vocabulary.indexOf("cake")))
                .usingComparatorWithPrecision(HARDLY)
                .containsExactly(3, 0.25f, 0);
        try (Predictor predictor = Predictor.open(result.model().orElseThrow(), engine)) {
            assertThat(predictor.predictArgument("good tea")).isInstanceOf(Prediction.Label.class);
        }
    }

    @Test
    void aTrialOnDataWithoutVectorsSaysWhatIsMissing() throws IOException {
        assertThat(run(EngineChoice.MXNET, "rnn", Json.EMPTY).outcome().orElseThrow())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.reason()).contains("registered without vectors"));
    }

    @Test
    void itIsRefusedAtSubmissionWhereTheDataSetHasNoVectors() {
        assertThat(problems("teas")).isEmpty();
        assertThat(problems("others")).isEqualTo(List.of("trial.model.$choice.0.embedding_source"));
    }

    private static List<String> problems(String withVectors) {
        DatasetDescription texts = new DatasetDescription("text", List.of(3), List.of("a", "b"), 10, 2, "");
        Problems problems = new Problems();
        Json trial = JsonText.parse("""
                {"dataset": "teas", "model": {"$choice": [
                    {"type": "rnn", "embedding_source": "file"}, {"type": "tcn", "embedding_source": "trained"}]}}""");
        new TrainerVocabulary(_ -> Optional.of(texts), StartSources.none(), withVectors::equals)
                .check(BuiltinSpec.of((Json.Object) trial), problems);
        return problems.list().stream().map(problem -> problem.path()).toList();
    }

    private TrialResult run(EngineChoice engine, String type, Json.Object options) throws IOException {
        Files.writeString(
                folder.resolve("texts.csv"),
                "text,label\n" + "good tea,a\ngood cake,b\ntea and cake,a\ncake,b\n".repeat(5));
        DatasetSpec spec = new DatasetSpec("teas", "text-csv", List.of("texts.csv"), List.of(), options);
        try (TrialRunner runner = new DjlTrialRunner(
                engine, new ComputeDevice.Cpu(), wanted -> DatasetLoader.load(wanted, List.of(folder)), Trials::file)) {
            Json.Object config =
                    (Json.Object) JsonText.parse(TRIAL.formatted(type).replace('\'', '"'));
            return runner.run(
                    new TrialTask(
                            config,
                            Trials.ACCURACY,
                            spec,
                            1,
                            0,
                            1,
                            1,
                            Optional.empty(),
                            Optional.empty(),
                            Trials.temporary()),
                    new Recorder());
        }
    }

    private static float[] row(float[] rows, int token) {
        return Arrays.copyOfRange(rows, token * 3, token * 3 + 3);
    }
}
