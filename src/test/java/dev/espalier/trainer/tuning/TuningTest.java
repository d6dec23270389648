package dev.espalier.trainer.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import dev.espalier.trainer.config.TrainingConfig;
import dev.espalier.trainer.engine.ComputeDevice;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.engine.EngineSetup;
import dev.espalier.trainer.engine.Placement;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.layer.InputShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Alone, as PyTorch's threads are set for the whole process. */
@Isolated
class TuningTest {
    private static final InputShape IMAGE = new InputShape.Image(1, 8, 8);

    @TempDir
    Path directory;

    @AfterEach
    void leaveOneThreadToOthers() {
        List.of(EngineChoice.MXNET, EngineChoice.PYTORCH)
                .forEach(engine ->
                        EngineSetup.load(engine, new ComputeDevice.Cpu()).withThreads(1));
    }

    @Test
    void aTrialTooShortToMeasureForTakesWhatIsFastestAsARule() {
        Tuning tuning = tuning("here");
        assertThat(tuning.choose(trial("{'type': 'cnn', 'width': 8}", IMAGE, 1), EngineChoice.AUTO, 2))
                .isEqualTo(new Placement(EngineChoice.MXNET, 1));
        assertThat(tuning.choose(trial("{'type': 'mlp', 'width': 8}", new InputShape.Row(4), 1), EngineChoice.AUTO, 2))
                .isEqualTo(new Placement(EngineChoice.PYTORCH, 1));
        assertThat(file()).doesNotExist();
    }

    @Test
    void timeTrainedPaysForMeasuring() {
        Tuning tuning = tuning("here");
        tuning.trained(Duration.ofHours(1));
        Placement chosen = tuning.choose(trial("{'type': 'cnn', 'width': 8}", IMAGE, 1), EngineChoice.AUTO, 2);
        assertThat(file()).content().hasLineCount(1).contains("\"threads\":" + chosen.threads());
    }

    @Test
    void whatWasMeasuredServesEveryProcessOnThisMachineAndNoOther() throws IOException {
        Tuning.Trial trial = trial("{'type': 'cnn', 'width': 8}", IMAGE, 1);
        String key = trial.key(new ComputeDevice.Cpu(), 2) + " auto";
        Placement unusual = new Placement(EngineChoice.PYTORCH, 2);
        new TuningFile(Optional.of(file()), "here").put(key, unusual);
        Files.writeString(file(), "{\"machine\": \"he", StandardOpenOption.APPEND);
        assertThat(tuning("here").choose(trial, EngineChoice.AUTO, 2)).isEqualTo(unusual);
        assertThat(tuning("elsewhere").choose(trial, EngineChoice.AUTO, 2)).isNotEqualTo(unusual);
        assertThat(tuning("here").choose(trial("{'type': 'cnn', 'width': 64}", IMAGE, 1), EngineChoice.AUTO, 2))
                .isNotEqualTo(unusual);
    }

    @Test
    void anEngineThatIsAskedForIsTaken() {
        Tuning tuning = tuning("here");
        Tuning.Trial trial = trial("{'type': 'cnn', 'width': 8}", IMAGE, 1);
        assertThat(tuning.choose(trial, EngineChoice.PYTORCH, 1)).isEqualTo(new Placement(EngineChoice.PYTORCH, 1));
        assertThat(tuning.choose(trial, EngineChoice.MXNET, 1)).isEqualTo(new Placement(EngineChoice.MXNET, 1));
    }

    @Test
    void everyKindOfInputCanBeMeasured() {
        for (Tuning.Trial trial : List.of(
                trial("{'type': 'mlp', 'embedding': 2}", new InputShape.Row(List.of(1, 3)), 2),
                trial("{'type': 'rnn', 'units': 4}", new InputShape.Series(2, 8), 2),
                trial("{'type': 'rnn', 'units': 4}", new InputShape.Text(8, 20), 2))) {
            Tuning tuning = tuning("here");
            tuning.trained(Duration.ofHours(1));
            String key = trial.key(new ComputeDevice.Cpu(), 1) + " auto";
            Placement chosen = tuning.choose(trial, EngineChoice.AUTO, 1);
            assertThat(new TuningFile(Optional.of(file()), "here").find(key)).contains(chosen);
        }
    }

    private Path file() {
        return directory.resolve("tuning.jsonl");
    }

    private Tuning tuning(String machine) {
        return new Tuning(new ComputeDevice.Cpu(), new TuningFile(Optional.of(file()), machine));
    }

    private static Tuning.Trial trial(String model, InputShape input, int epochs) {
        Json.Object json = Json.EMPTY
                .with("model", JsonText.parse(model.replace('\'', '"')))
                .with("batch_size", Json.number(16));
        TrainingConfig config = TrainingConfig.parse(json);
        long work = Net.of(config.model(), input, 2).layout().multiplyAdds();
        return new Tuning.Trial(json, config, input, 2, 64, epochs, work);
    }
}
