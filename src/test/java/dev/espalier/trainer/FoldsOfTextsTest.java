package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.dataset.DatasetLoader;
import dev.espalier.dataset.preprocessing.TextPreprocessing;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Json;
import dev.espalier.trainer.Trials.Recorder;
import dev.espalier.trainer.checkpoint.ModelFile;
import dev.espalier.trainer.checkpoint.TrainedModel;
import dev.espalier.trainer.engine.ComputeDevice;
import dev.espalier.trainer.engine.EngineChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FoldsOfTextsTest {
    private static final DatasetSpec TEXTS = new DatasetSpec(
            "texts",
            "text-csv",
            List.of("texts.csv"),
            List.of("texts.csv"),
            Json.EMPTY.with("label", Json.text("last")).with("min_count", Json.number(1)));

    @TempDir
    Path root;

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void netsOfUnequalVocabulariesGoOnWhereTheyWereAndTheBestIsKept(EngineChoice engine) throws IOException {
        Files.writeString(root.resolve("texts.csv"), texts());
        Recorder whole = new Recorder();
        Recorder parts = new Recorder();
        TrainedModel expected = run(engine, whole, 0, 2, Optional.empty());
        run(engine, parts, 0, 1, Optional.empty());
        TrainedModel resumed = run(engine, parts, 1, 2, Optional.of(parts.checkpoints.getLast()));
        assertThat(Trials.lasting(parts.measurements)).isEqualTo(Trials.lasting(whole.measurements));
        assertThat(resumed.weights().parameters())
                .containsExactly(expected.weights().parameters());
        assertThat(List.of(vocabulary(0), vocabulary(1), vocabulary(2))).doesNotHaveDuplicates();
    }

    private TrainedModel run(EngineChoice engine, Recorder recorder, int from, int to, Optional<Path> checkpoint) {
        String config = "{'model': {'type': 'rnn', 'units': 4}, 'folds': 3, 'batch_size': 16}";
        TrialTask task = Trials.on(TEXTS, Trials.task("spirals", config, from, to, checkpoint));
        try (TrialRunner runner = new DjlTrialRunner(
                engine,
                new ComputeDevice.Cpu(),
                spec -> DatasetLoader.load(spec, List.of(root)),
                name -> root.resolve(name))) {
            return ModelFile.read(runner.run(task, recorder).model().orElseThrow());
        }
    }

    private int vocabulary(int fold) {
        TextPreprocessing preprocessing = (TextPreprocessing) DatasetLoader.load(TEXTS, List.of(root))
                .folds(3, 0)
                .split(fold)
                .preprocessing()
                .input();
        return preprocessing.vocabulary().size();
    }

    /** Every text has words of its own, a later one more of them. */
    private static String texts() {
        StringBuilder csv = new StringBuilder("text,label\n");
        for (int i = 0; i < 36; i++) {
            csv.append(i % 2 == 0 ? "good" : "bad");
            for (int word = 0; word < i / 3; word++) {
                csv.append(' ').append(letters(i)).append(letters(word));
            }
            csv.append(i % 2 == 0 ? ",yes\n" : ",no\n");
        }
        return csv.toString();
    }

    /** Two letters for a number below 676. */
    private static String letters(int number) {
        return "" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
    }
}
