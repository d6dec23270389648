package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.study.Json;
import dev.espalier.study.Outcome;
import dev.espalier.trainer.TrialResult.Ending;
import dev.espalier.trainer.Trials.Recorder;
import dev.espalier.trainer.checkpoint.ModelFile;
import dev.espalier.trainer.checkpoint.TrainedModel;
import dev.espalier.trainer.config.Limits;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.loop.LimitExceeded;
import dev.espalier.trainer.loop.LimitWatch;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LimitsTest {
    private static final long MEGABYTE = 1 << 20;

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void aModelWithTooManyParametersFailsBeforeAnyTraining(EngineChoice engine) {
        Recorder recorder = new Recorder();
        assertThat(reason(engine, "'max_parameters': 1000", recorder))
                .isEqualTo("limit: the model has 4547 parameters, max_parameters is 1000");
        assertThat(recorder.executions).isEmpty();
        assertThat(reason(engine, "'max_parameters': 4546", recorder)).startsWith("limit: ");
        assertThat(run(engine, "'max_parameters': 4547", recorder).outcome())
                .containsInstanceOf(Outcome.Completed.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void aTrialWhoseTimeIsOverEndsCompleteWithWhatItHas(EngineChoice engine) {
        Recorder first = new Recorder();
        Recorder second = new Recorder();
        try (TrialRunner runner = Trials.runner(engine)) {
            TrialResult whole = runner.run(Trials.task("spirals", "{'model': 'mlp'}", 2), first);
            String hasty = "{'model': 'mlp', 'limits': {'max_seconds': 0.000001}}";
            TrialResult ended =
                    runner.run(Trials.task("spirals", hasty, 2, 4, Optional.of(first.checkpoints.getLast())), second);
            assertThat(ended.ending()).isEqualTo(Ending.FINISHED);
            assertThat(ended.outcome()).containsInstanceOf(Outcome.Completed.class);
            TrainedModel kept = ModelFile.read(ended.model().orElseThrow());
            assertThat(kept.trial().get("ended_by")).contains(Json.text("max_seconds"));
            assertThat(kept.weights().parameters())
                    .containsExactly(ModelFile.read(whole.model().orElseThrow())
                            .weights()
                            .parameters());
        }
        assertThat(second.measurements).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void aTrialThatHasNothingWhenItsTimeIsOverFails(EngineChoice engine) {
        assertThat(reason(engine, "'max_seconds': 0.000001", new Recorder()))
                .isEqualTo("limit: max_seconds, 1.0E-6, were over before the first epoch was done");
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void aModelThatIsSureToTakeTooMuchMemoryFailsBeforeAnyTraining(EngineChoice engine) {
        assertThat(reason(engine, "'max_memory_mb': 0.05", new Recorder()))
                .startsWith("limit: 4547 parameters, held 5 times over, take 0.1 MiB");
    }

    @Test
    void aModelThatTheMachineCannotHoldFailsBeforeAnythingIsHeldOfIt() {
        OptionalLong machine = OptionalLong.of(1000 * MEGABYTE);
        LimitWatch.admit(new Limits(0, 0, 0), 50_000_000, 5, machine);
        LimitWatch.admit(new Limits(0, 0, 0), 60_000_000, 5, OptionalLong.empty());
        assertThatThrownBy(() -> LimitWatch.admit(new Limits(0, 0, 0), 60_000_000, 5, machine))
                .hasMessage(
                        "out of memory: 60000000 parameters, held 5 times over, take 1144.4 MiB and the feature maps more; "
                                + "this machine has 1000 MiB");
    }

    @Test
    void theSecondsOfAllAttemptsCount() {
        AtomicLong clock = new AtomicLong(7_000_000_000L);
        LimitWatch watch = new LimitWatch(new Limits(10, 0, 0), clock::get, OptionalLong::empty);
        watch.resume(8);
        clock.addAndGet(1_900_000_000L);
        assertThat(watch.isTimeOut()).isFalse();
        clock.addAndGet(100_000_000L);
        assertThat(watch.isTimeOut()).isTrue();
        assertThat(watch.seconds()).isEqualTo(10);
    }

    @Test
    void aProcessThatGrowsTooFarIsNoticed() {
        AtomicLong clock = new AtomicLong();
        AtomicLong resident = new AtomicLong(500 * MEGABYTE);
        LimitWatch watch = new LimitWatch(new Limits(0, 0, 100), clock::get, () -> OptionalLong.of(resident.get()));
        resident.set(600 * MEGABYTE);
        clock.addAndGet(1_000_000_000L);
        watch.look();
        resident.set(602 * MEGABYTE);
        clock.addAndGet(1_000_000_000L);
        assertThatThrownBy(watch::look)
                .isInstanceOf(LimitExceeded.class)
                .hasMessage("limit: the process has grown by 102 MiB since the trial began, max_memory_mb is 100.0");
    }

    @Test
    void aLimitOfMemoryThatCannotBeWatchedIsRefused() {
        assertThatThrownBy(() -> new LimitWatch(new Limits(0, 0, 1), () -> 0, OptionalLong::empty))
                .hasMessage("limit: max_memory_mb cannot be watched on this system");
    }

    private static String reason(EngineChoice engine, String limits, Recorder recorder) {
        Outcome outcome = run(engine, limits, recorder).outcome().orElseThrow();
        return outcome instanceof Outcome.Failed(String reason) ? reason : outcome.toString();
    }

    private static TrialResult run(EngineChoice engine, String limits, Recorder recorder) {
        String config = "{'model': 'mlp', 'limits': {" + limits + "}}";
        try (TrialRunner runner = Trials.runner(engine)) {
            return runner.run(Trials.task("spirals", config, 1), recorder);
        }
    }
}
