package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.study.Json;
import dev.espalier.study.Outcome;
import dev.espalier.trainer.TrialResult.Ending;
import dev.espalier.trainer.Trials.Recorder;
import dev.espalier.trainer.checkpoint.ModelFile;
import dev.espalier.trainer.checkpoint.TrainedModel;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.loop.TrialListener.Verdict;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PatienceTest {
    private static final String FORGETFUL =
            "{'model': 'mlp', 'learning_rate': 0.5, 'optimizer': 'sgd', 'batch_size': 16, 'schedule': 'constant', 'patience': 2}";

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void aTrialEndsWhenItsPatienceIsOutAndItsBestWeightsAreBack(EngineChoice engine) {
        Recorder impatient = new Recorder();
        try (TrialRunner runner = Trials.runner(engine)) {
            TrialResult ended = runner.run(Trials.task("spirals", FORGETFUL, 8), impatient);
            int best = best(impatient);
            assertThat(ended.ending()).isEqualTo(Ending.FINISHED);
            assertThat(impatient.measurements).hasSize(best + 2).hasSizeLessThan(8);
            TrainedModel kept = ModelFile.read(ended.model().orElseThrow());
            assertThat(kept.trial().get("ended_by")).contains(Json.text("patience"));
            assertThat(kept.trial().get("step")).contains(Json.number(best));
            TrialResult there = runner.run(Trials.task("spirals", FORGETFUL, best), new Recorder());
            assertThat(kept.weights().parameters())
                    .containsExactly(ModelFile.read(there.model().orElseThrow())
                            .weights()
                            .parameters());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void aTrialPausedAsItsPatienceRanOutEndsWhenItIsTakenUp(EngineChoice engine) {
        String idle = "{'model': 'mlp', 'learning_rate': 1e-8, 'schedule': 'constant', 'patience': 1}";
        Recorder paused = new Recorder(measurement -> measurement.step() == 2 ? Verdict.PAUSE : Verdict.CONTINUE);
        Recorder after = new Recorder();
        try (TrialRunner runner = Trials.runner(engine)) {
            assertThat(runner.run(Trials.few(60, Trials.task("spirals", idle, 8)), paused)
                            .ending())
                    .isEqualTo(Ending.PAUSED);
            TrialResult ended = runner.run(
                    Trials.few(60, Trials.task("spirals", idle, 2, 8, Optional.of(paused.checkpoints.getLast()))),
                    after);
            assertThat(ended.ending()).isEqualTo(Ending.FINISHED);
            assertThat(ended.outcome()).containsInstanceOf(Outcome.Completed.class);
            assertThat(ModelFile.trial(ended.model().orElseThrow()).get("ended_by"))
                    .contains(Json.text("patience"));
            assertThat(after.measurements).isEmpty();
        }
    }

    /** The step with the greatest accuracy, the first of equals. */
    private static int best(Recorder recorder) {
        int best = 1;
        for (int step = 2; step <= recorder.measurements.size(); step++) {
            best = accuracy(recorder, step) > accuracy(recorder, best) ? step : best;
        }
        return best;
    }

    private static double accuracy(Recorder recorder, int step) {
        return recorder.measurements.get(step - 1).metrics().get("val_accuracy");
    }
}
