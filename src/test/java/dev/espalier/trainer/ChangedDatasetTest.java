package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.espalier.dataset.DatasetLoader;
import dev.espalier.dataset.core.Dataset;
import dev.espalier.json.JsonText;
import dev.espalier.study.Conflict;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Json;
import dev.espalier.study.Outcome;
import dev.espalier.trainer.Trials.Recorder;
import dev.espalier.trainer.engine.ComputeDevice;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.prediction.Scorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a study when the files of its data set change. */
class ChangedDatasetTest {
    private static final DatasetSpec POINTS =
            new DatasetSpec("points", "csv", List.of("points.csv"), List.of(), Json.EMPTY);

    @TempDir
    Path root;

    @BeforeEach
    void points() throws IOException {
        write(40);
    }

    private void write(int rows) throws IOException {
        Files.writeString(
                root.resolve("points.csv"),
                IntStream.range(0, rows)
                        .mapToObj(row -> row + "," + (row % 2 == 0 ? "a" : "b"))
                        .collect(Collectors.joining("\n", "x,kind\n", "\n")));
    }

    private Dataset load() {
        return DatasetLoader.load(POINTS, List.of(root));
    }

    private String checksum() {
        return load().description().checksum();
    }

    private TrialRunner runner() {
        return new DjlTrialRunner(
                EngineChoice.PYTORCH,
                new ComputeDevice.Cpu(),
                spec -> DatasetLoader.load(spec, List.of(root)),
                Trials::file);
    }

    private static TrialResult run(TrialRunner runner, String checksum) {
        Json.Object config = (Json.Object) JsonText.parse("""
                {"dataset": "points", "dataset_checksum": "%s", "model": {"type": "mlp", "depth": 1, "width": 2}}""".formatted(checksum));
        return runner.run(
                new TrialTask(
                        config,
                        Trials.ACCURACY,
                        POINTS,
                        1,
                        0,
                        1,
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        Trials.temporary()),
                new Recorder());
    }

    @Test
    void aTrialOnFilesThatHaveChangedFailsInWords() throws IOException {
        String registered = checksum();
        write(44);
        try (TrialRunner runner = runner()) {
            assertThat(run(runner, registered).outcome().orElseThrow())
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.reason())
                                    .startsWith(
                                            "data set points is not what it was when it was registered; register it again"));
        }
    }

    @Test
    void aWorkerReadsAnewWhatWasRegisteredAnew() throws IOException {
        try (TrialRunner runner = runner()) {
            String first = checksum();
            assertThat(run(runner, first).outcome()).containsInstanceOf(Outcome.Completed.class);
            write(44);
            assertThat(run(runner, first).outcome()).containsInstanceOf(Outcome.Completed.class);
            assertThat(run(runner, checksum()).outcome()).containsInstanceOf(Outcome.Completed.class);
            assertThat(run(runner, first).outcome()).containsInstanceOf(Outcome.Failed.class);
        }
    }

    @Test
    void aModelIsNotScoredOnOtherDataThanItWasTrainedOn() throws IOException {
        try (TrialRunner runner = runner()) {
            Path model = run(runner, "").model().orElseThrow();
            assertThat(Scorer.score(model, load(), EngineChoice.PYTORCH).metrics())
                    .containsKey("test_accuracy");
            write(44);
            assertThatExceptionOfType(Conflict.class)
                    .isThrownBy(() -> Scorer.score(model, load(), EngineChoice.PYTORCH))
                    .withMessageStartingWith("data set points is not what the model was trained on");
        }
    }
}
