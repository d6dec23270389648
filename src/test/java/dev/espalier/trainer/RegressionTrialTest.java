package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.dataset.DatasetLoader;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Goal;
import dev.espalier.study.Objective;
import dev.espalier.study.Objective.Summary;
import dev.espalier.study.Outcome;
import dev.espalier.trainer.Trials.Recorder;
import dev.espalier.trainer.engine.ComputeDevice;
import dev.espalier.trainer.engine.EngineChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegressionTrialTest {
    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource({"MXNET,squared", "MXNET,absolute", "MXNET,huber", "PYTORCH,squared", "PYTORCH,absolute", "PYTORCH,huber"
    })
    void aRegressionLearnsByEveryLossAndReportsItsFolds(EngineChoice engine, String loss) throws IOException {
        Recorder recorder = new Recorder();
        run(engine, "{'type': '" + loss + "'}", recorder);
        // Of eight seeds the worst reaches 0.78, with every width of kernel; what learns nothing has 0.
        assertThat(recorder.last("val_r2")).isGreaterThan(0.5);
        assertThat(recorder.measurements.getLast().metrics())
                .containsKeys("fold1_val_loss", "fold2_val_loss", "fold1_val_r2", "fold2_val_r2");
    }

    @ParameterizedTest
    @CsvSource({"MXNET", "PYTORCH"})
    void aLossOfClassesFailsWithWhatIsWrong(EngineChoice engine) throws IOException {
        assertThat(run(engine, "'focal'", new Recorder()).outcome().orElseThrow())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.reason())
                                .contains("trial.loss: does not fit a data set whose targets are numbers"));
    }

    private TrialResult run(EngineChoice engine, String loss, Recorder recorder) throws IOException {
        StringBuilder csv = new StringBuilder("x,z,y\n");
        float[] noise = Nets.noise(240, 3);
        for (int i = 0; i < 120; i++) {
            csv.append(
                    "%s,%s,%s%n".formatted(noise[2 * i], noise[2 * i + 1], 3 * noise[2 * i] - noise[2 * i + 1] + 10));
        }
        DatasetSpec line = LineFile.write(root, csv);
        String config =
                "{'model': {'type': 'mlp', 'width': 16}, 'learning_rate': 0.02, 'batch_size': 8, 'folds': 2, 'loss': "
                        + loss + "}";
        TrialTask task = Trials.task("spirals", config, 5);
        Objective r2 = new Objective("val_r2", Goal.MAXIMIZE, OptionalDouble.empty(), Summary.BEST);
        TrialTask onLine =
                new TrialTask(task.config(), r2, line, 1, 0, 5, 5, task.checkpoint(), task.start(), task.scratch());
        try (TrialRunner runner = new DjlTrialRunner(
                engine,
                new ComputeDevice.Cpu(),
                spec -> DatasetLoader.load(spec, List.of(root)),
                name -> root.resolve(name))) {
            return runner.run(onLine, recorder);
        }
    }
}
