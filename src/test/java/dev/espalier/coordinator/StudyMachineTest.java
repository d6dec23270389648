package dev.espalier.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.bus.Messages.Wish;
import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import dev.espalier.study.StudyEvent;
import dev.espalier.study.StudyEvent.StudyPaused;
import dev.espalier.study.StudyEvent.StudyResumed;
import dev.espalier.study.StudyStatus;
import dev.espalier.study.TrialState;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StudyMachineTest {
    private static final String CURVE = "\"resource\": {\"max\": 9}, ";

    @Test
    void aTrialToldWithoutAReportIsCompleteWithWhatItTold() {
        Play play = Play.of("\"seed\": 1");
        int trial = play.take().orElseThrow();

        play.tell(trial, 0.25);

        assertThat(play.trial(trial).state()).isEqualTo(TrialState.COMPLETE);
        assertThat(play.trial(trial).values()).containsExactly(0.25);
        assertThat(play.trial(trial).curve().at(1, 0)).hasValue(0.25);
    }

    @Test
    void aTrialsValueIsTheBestOfItsSteps() {
        Play play = Play.of(CURVE + "\"seed\": 1");
        int trial = play.take().orElseThrow();

        play.report(trial, 1, 0.5);
        play.report(trial, 2, 0.1);
        play.report(trial, 3, 0.3);
        play.tell(trial, 0.3);

        assertThat(play.trial(trial).values()).containsExactly(0.1);
    }

    @Test
    void aTrialThatTellsNoNumberHasFailed() {
        Play play = Play.of("\"seed\": 1");
        int trial = play.take().orElseThrow();

        play.tell(trial, Double.NaN);

        assertThat(play.trial(trial).state()).isEqualTo(TrialState.FAILED);
        assertThat(play.trial(trial).reason()).isEqualTo("not a number: loss");
        assertThat(play.trial(trial).values()).isEmpty();
    }

    @Test
    void theStudyIsCompleteOnceAllTrialsOfItsBudgetHaveEnded() {
        Play play = Play.of("\"budget\": {\"max_trials\": 2}");
        int first = play.take().orElseThrow();
        int second = play.take().orElseThrow();

        assertThat(play.take()).isEmpty();
        play.tell(first, 1);
        assertThat(play.state().status()).isEqualTo(StudyStatus.RUNNING);
        play.tell(second, 2);

        assertThat(play.state().status()).isEqualTo(StudyStatus.COMPLETED);
        assertThat(play.state().reason()).isEqualTo("max_trials: 2 trials were started");
        assertThat(play.state().finishedAt()).isPresent();
    }

    @Test
    void noMoreTrialsRunAtOnceThanTheBudgetAllows() {
        Play play = Play.of("\"budget\": {\"max_parallel\": 2}");
        int first = play.take().orElseThrow();
        play.take();

        assertThat(play.take()).isEmpty();
        play.tell(first, 1);
        assertThat(play.take()).isPresent();
    }

    @Test
    void aReachedTargetEndsTheStudyOnceWhatRunsIsTold() {
        Play play = Play.ofSpec((Json.Object) JsonText.parse("""
                {"name": "play", "objectives": [{"metric": "loss", "goal": "minimize", "target": 0.1}],
                 "trial": {"x": {"$float": {"low": 0, "high": 1}}}, "executor": "external"}"""));
        int bad = play.take().orElseThrow();
        int good = play.take().orElseThrow();
        int running = play.take().orElseThrow();
        play.tell(bad, 0.2);
        assertThat(play.state().status()).isEqualTo(StudyStatus.RUNNING);

        play.tell(good, 0.1);

        assertThat(play.state().ending()).hasValue("target: trial 1 reached [0.1]");
        assertThat(play.take()).as("no more trials start").isEmpty();
        play.tell(running, 0.05);
        assertThat(play.trial(running).state()).isEqualTo(TrialState.COMPLETE);
        assertThat(play.state().status()).isEqualTo(StudyStatus.COMPLETED);
        assertThat(play.state().reason()).isEqualTo("target: trial 1 reached [0.1]");
    }

    @Test
    void tooManyFailuresFailTheStudyAndSayWhy() {
        Play play = Play.of("\"budget\": {\"max_failures\": 2}");
        play.fail(play.take().orElseThrow(), "diverged: at step 3");
        assertThat(play.state().status()).isEqualTo(StudyStatus.RUNNING);

        play.fail(play.take().orElseThrow(), "out of memory: 3 GiB");

        assertThat(play.state().status()).isEqualTo(StudyStatus.FAILED);
        assertThat(play.state().reason()).isEqualTo("max_failures: 2 trials failed, the last: out of memory: 3 GiB");
    }

    @Test
    void aLostTrialIsTheNextOneTakenAndStartsAfterItsCheckpoint() {
        Play play = Play.of(CURVE + "\"seed\": 1");
        int trial = play.take().orElseThrow();
        play.report(trial, 1, 0.9, Optional.of("checkpoint-1"));
        play.report(trial, 2, 0.1);

        play.lose(trial);

        assertThat(play.trial(trial).state()).isEqualTo(TrialState.WAITING);
        assertThat(play.trial(trial).values())
                .as("the step after the checkpoint does not count")
                .containsExactly(0.9);
        assertThat(play.take()).hasValue(trial);
        assertThat(play.trial(trial).attempt()).isEqualTo(2);
        assertThat(play.trial(trial).lease().orElseThrow().from()).isEqualTo(1);
        assertThat(play.report(trial, 2, 0.2).decision()).isEqualTo("continue");
        assertThat(play.trial(trial).values()).containsExactly(0.2);
    }

    @Test
    void aPausedStudyGivesNothingAndItsTrialsStopAtTheirNextReport() {
        Play play = Play.of(CURVE + "\"seed\": 1");
        int trial = play.take().orElseThrow();
        play.apply(new StudyEvent.StudyPaused(play.now()));

        assertThat(play.take()).isEmpty();
        assertThat(play.report(trial, 1, 0.5).decision()).isEqualTo("pause");
        assertThat(play.trial(trial).state()).isEqualTo(TrialState.WAITING);
        assertThat(play.take()).isEmpty();

        play.apply(new StudyEvent.StudyResumed(play.now()));
        assertThat(play.take()).hasValue(trial);
        assertThat(play.trial(trial).lease().orElseThrow().from()).isEqualTo(1);
    }

    @Test
    void theLastStepOfATrialCountsEvenInAPausedStudy() {
        Play play = Play.of("\"resource\": {\"max\": 1}");
        int trial = play.take().orElseThrow();
        play.apply(new StudyEvent.StudyPaused(play.now()));

        assertThat(play.report(trial, 1, 0.5).decision()).isEqualTo("continue");
        assertThat(play.trial(trial).state()).isEqualTo(TrialState.RUNNING);
    }

    @Test
    void timeSpentLeavesOutPausesAndDowntime() {
        Play play = Play.of("\"seed\": 1");
        play.take();
        play.wait(Duration.ofMinutes(10)).apply(new StudyEvent.StudyPaused(play.now()));
        play.wait(Duration.ofHours(5)).apply(new StudyEvent.StudyResumed(play.now()));
        play.wait(Duration.ofMinutes(2));
        var lastAlive = play.now();
        play.wait(Duration.ofDays(1)).apply(new StudyEvent.ServerRestarted(play.now(), lastAlive));

        assertThat(play.state().spentBy(play.now())).isBetween(Duration.ofMinutes(12), Duration.ofMinutes(13));
    }

    @Test
    void timeThatTheClockSkippedIsSpentByNobody() {
        Play play = Play.of("\"seed\": 1");
        int trial = play.take().orElseThrow();
        for (Duration by : new Duration[] {Duration.ofHours(2), Duration.ofHours(-5)}) {
            play.wait(by).apply(new StudyEvent.TimeSkipped(play.now(), by));
        }
        play.tell(trial, 0.5);

        assertThat(play.state().spentBy(play.now())).isBetween(Duration.ZERO, Duration.ofSeconds(10));
        assertThat(play.trial(trial).spent()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aClockThatWasSetBackWhileTheServerWasAwayTakesNoTimeOff() {
        Play play = Play.of("\"seed\": 1");
        int trial = play.take().orElseThrow();
        play.wait(Duration.ofMinutes(2));
        var lastAlive = play.now();
        play.wait(Duration.ofDays(-1)).apply(new StudyEvent.ServerRestarted(play.now(), lastAlive));
        play.tell(trial, 0.5);

        assertThat(play.state().spentBy(play.now())).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3));
        assertThat(play.trial(trial).spent()).isZero();
    }

    @Test
    void timeCountsFromTheStartOfTheFirstTrial() {
        Play play = Play.of("\"budget\": {\"max_time\": \"PT1M\"}, \"enqueue\": [{\"x\": 0.5}]");
        play.wait(Duration.ofHours(1)).apply(new StudyPaused(play.now()));
        play.wait(Duration.ofHours(1)).apply(new StudyResumed(play.now()));
        play.wait(Duration.ofHours(1));
        assertThat(play.state().isQueued()).isTrue();
        assertThat(play.machine().isTimeUp(play.state(), play.now())).isFalse();

        var started = play.now();
        play.take();

        assertThat(play.state().isQueued()).isFalse();
        assertThat(play.state().startedAt()).hasValue(started);
        assertThat(play.state().spentBy(started.plusSeconds(7))).isEqualTo(Duration.ofSeconds(7));
        assertThat(play.machine().isTimeUp(play.state(), started.plusSeconds(60)))
                .isTrue();
    }

    @Test
    void whenItsTimeIsSpentATrialThatRunsMayStillTell() {
        Play play = Play.of(CURVE
                + "\"budget\": {\"max_time\": \"PT1M\"}, \"enqueue\": [{\"x\": 0.1}, {\"x\": 0.2}, {\"x\": 0.3}]");
        int tells = play.take().orElseThrow();
        int stops = play.take().orElseThrow();
        play.report(stops, 1, 0.5);

        play.apply(new StudyEvent.TimeExpired(play.now()));

        assertThat(play.state().status()).isEqualTo(StudyStatus.RUNNING);
        assertThat(play.state().ending()).hasValue("max_time PT1M is spent");
        assertThat(play.machine().isTimeUp(play.state(), play.now().plusSeconds(100)))
                .as("it is told once")
                .isFalse();
        assertThat(play.trial(2).state()).isEqualTo(TrialState.CANCELLED);
        play.tell(tells, 0.25);
        assertThat(play.report(stops, 2, 0.4).decision()).isEqualTo("stop");
        assertThat(play.state().status()).isEqualTo(StudyStatus.COMPLETED);
        assertThat(play.state().reason()).isEqualTo("max_time PT1M is spent");
        assertThat(play.trial(tells).state()).isEqualTo(TrialState.COMPLETE);
        assertThat(play.trial(stops).state()).isEqualTo(TrialState.PRUNED);
        assertThat(play.trial(stops).values()).containsExactly(0.4);
    }

    @Test
    void theLastStepOfATrialIsNotStoppedByTheEndOfTime() {
        Play play = Play.of("\"resource\": {\"max\": 2}, \"budget\": {\"max_time\": \"PT1M\"}");
        int trial = play.take().orElseThrow();
        play.apply(new StudyEvent.TimeExpired(play.now()));

        assertThat(play.report(trial, 2, 0.4).decision()).isEqualTo("continue");
        play.tell(trial, 0.4);

        assertThat(play.trial(trial).state()).isEqualTo(TrialState.COMPLETE);
        assertThat(play.state().status()).isEqualTo(StudyStatus.COMPLETED);
    }

    @Test
    void aStudyThatEndsWaitsNoLongerForAHolderThanItsLease() {
        Play play = Play.of(CURVE + "\"budget\": {\"max_time\": \"PT1M\"}");
        int measured = play.take().orElseThrow();
        int unmeasured = play.take().orElseThrow();
        play.report(measured, 1, 0.5);
        play.apply(new StudyEvent.TimeExpired(play.now()));

        play.lose(measured).lose(unmeasured);

        assertThat(play.state().status()).isEqualTo(StudyStatus.COMPLETED);
        assertThat(play.trial(measured).state()).isEqualTo(TrialState.PRUNED);
        assertThat(play.trial(measured).reason()).isEqualTo("the study ended: max_time PT1M is spent; silent");
        assertThat(play.trial(unmeasured).state()).isEqualTo(TrialState.CANCELLED);
    }

    @Test
    void aStoppedStudyCancelsWhatIsOpen() {
        Play play = Play.of("\"enqueue\": [{\"x\": 0.1}, {\"x\": 0.2}]");
        int running = play.take().orElseThrow();

        play.apply(new StudyEvent.StudyStopped(play.now(), "by request"));

        assertThat(play.state().trials()).extracting(trial -> trial.state()).containsOnly(TrialState.CANCELLED);
        assertThat(play.commands())
                .containsExactly(
                        new Command.Withdraw(running, "worker", "lease-0-1", "the study ended: by request", Wish.DROP));
    }

    @Test
    void enqueuedConfigurationsAreTriedFirst() {
        Play play = Play.of("\"enqueue\": [{\"x\": 0.1}, {\"x\": 0.2}]");

        assertThat(play.take()).hasValue(0);
        assertThat(play.take()).hasValue(1);
        assertThat(play.trial(1).configuration().code(0)).isEqualTo(0.2);
        assertThat(play.take()).hasValue(2);
    }

    @Test
    void anExhaustedSpaceEndsTheStudyOnceNothingRuns() {
        Play play = Play.of("\"seed\": 1");
        int trial = play.take().orElseThrow();
        play.apply(new StudyEvent.SpaceExhausted(play.now()));
        assertThat(play.state().status()).isEqualTo(StudyStatus.RUNNING);

        play.tell(trial, 1);

        assertThat(play.state().status()).isEqualTo(StudyStatus.COMPLETED);
        assertThat(play.state().reason()).isEqualTo("every configuration was tried");
    }

    @Test
    void ashaPrunesTheWorstAtARungAndSaysWhyInNumbers() {
        Play play = Play.of(CURVE + "\"scheduler\": {\"type\": \"asha\", \"reduction_factor\": 3}");
        for (double loss : new double[] {0.1, 0.2, 0.3}) {
            int good = play.take().orElseThrow();
            play.report(good, 1, loss);
        }
        int bad = play.take().orElseThrow();

        var decided = play.report(bad, 1, 0.9);

        assertThat(decided.decision()).isEqualTo("stop");
        assertThat(decided.reason()).contains("rung 1", "4 of 4");
        assertThat(play.trial(bad).state()).isEqualTo(TrialState.PRUNED);
        assertThat(play.trial(bad).values()).containsExactly(0.9);
    }

    @Test
    void aBudgetRaisedLetsACompleteStudyGoOn() {
        Play play = Play.of("\"budget\": {\"max_trials\": 1}");
        play.tell(play.take().orElseThrow(), 1);
        assertThat(play.state().status()).isEqualTo(StudyStatus.COMPLETED);
        var raised = new dev.espalier.study.Budget(
                java.util.OptionalInt.of(2),
                Optional.empty(),
                java.util.OptionalInt.empty(),
                java.util.OptionalInt.empty());

        play.apply(new StudyEvent.StudyAmended(play.now(), "play", "", java.util.List.of(), raised));
        play.apply(new StudyEvent.StudyResumed(play.now()));

        assertThat(play.state().status()).isEqualTo(StudyStatus.RUNNING);
        assertThat(play.take()).hasValue(1);
    }
}
