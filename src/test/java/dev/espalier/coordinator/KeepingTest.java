package dev.espalier.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.analysis.TrialOrder;
import dev.espalier.bus.Messages.Wish;
import dev.espalier.study.KeptWeights;
import dev.espalier.study.StudyEvent.ScoringFailed;
import dev.espalier.study.StudyEvent.ServerRestarted;
import dev.espalier.study.StudyEvent.StudyPaused;
import dev.espalier.study.StudyEvent.StudyResumed;
import dev.espalier.study.StudyEvent.StudyStopped;
import dev.espalier.study.StudyEvent.TimeExpired;
import dev.espalier.study.StudyEvent.TrialScored;
import dev.espalier.study.StudyEvent.WeightsKept;
import dev.espalier.study.StudyEvent.WeightsLost;
import dev.espalier.study.StudyStatus;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of the weights of trials that the server's own workers train. */
class KeepingTest {
    private final Play play = Play.builtin("\"resource\": {\"max\": 9}");

    private int running(double loss) {
        int trial = play.take().orElseThrow();
        play.report(trial, 1, loss, Optional.of(checkpoint(trial, 1)));
        return trial;
    }

    private static String checkpoint(int trial, int step) {
        return "study/" + trial + "/checkpoint/1-" + step;
    }

    private Play expire() {
        return play.apply(new TimeExpired(play.now()));
    }

    private Play kept(int trial) {
        return play.apply(new WeightsKept(play.now(), trial));
    }

    private Play scored(int trial) {
        return play.apply(new TrialScored(play.now(), trial, new LinkedHashMap<>(Map.of("test_loss", 0.5))));
    }

    private Optional<Integer> best() {
        return TrialOrder.best(play.state()).map(Trial::number);
    }

    @Test
    void aStudyWhoseTimeIsSpentIsCompleteOnceTheWeightsAreHandedInAndTheWinnerIsScored() {
        int trial = running(0.5);
        expire();

        assertThat(play.trial(trial).state()).isEqualTo(TrialState.PRUNED);
        assertThat(play.trial(trial).weights()).isEqualTo(KeptWeights.AWAITED);
        assertThat(play.commands())
                .containsExactly(new Command.Withdraw(
                        trial, "worker", "lease-0-1", "the study ended: max_time  is spent", Wish.HAND_IN));
        assertThat(play.state().status()).isEqualTo(StudyStatus.RUNNING);
        assertThat(best()).as("before its weights are kept").isEmpty();

        kept(trial);
        assertThat(best()).contains(trial);
        assertThat(play.commands()).contains(new Command.Score(trial), new Command.Discard("study/0/checkpoint"));
        assertThat(play.state().status()).isEqualTo(StudyStatus.RUNNING);

        scored(trial);
        assertThat(play.state().status()).isEqualTo(StudyStatus.COMPLETED);
        assertThat(play.commands()).isEmpty();
    }

    @Test
    void anEpochThatIsReportedJustAfterTheEndCountsAsItsWeightsDo() {
        int trial = running(0.5);
        expire();

        assertThat(play.report(trial, 2, 0.25).decision()).isEqualTo("stop");

        assertThat(play.trial(trial).state()).isEqualTo(TrialState.PRUNED);
        assertThat(play.trial(trial).values()).containsExactly(0.25);
        assertThat(play.trial(trial).weights()).isEqualTo(KeptWeights.AWAITED);
    }

    @Test
    void aTrialThatFinishesJustAfterTheEndIsComplete() {
        int trial = running(0.5);
        expire();

        play.tell(trial, 0.5);

        assertThat(play.trial(trial).state()).isEqualTo(TrialState.COMPLETE);
        assertThat(play.trial(trial).weights()).isEqualTo(KeptWeights.KEPT);
        assertThat(play.commands()).contains(new Command.Score(trial));
    }

    @Test
    void aTrialAtItsLastEpochIsNotCutOff() {
        int trial = play.take().orElseThrow();
        play.report(trial, 9, 0.5);
        expire();
        assertThat(play.trial(trial).state()).isEqualTo(TrialState.RUNNING);

        play.tell(trial, 0.5);
        scored(trial);

        assertThat(play.trial(trial).state()).isEqualTo(TrialState.COMPLETE);
        assertThat(play.state().status()).isEqualTo(StudyStatus.COMPLETED);
    }

    @Test
    void aPausedTrialThatIsBetterThanTheBestCompleteOneGetsItsModelFromItsCheckpoint() {
        int complete = running(0.6);
        play.tell(complete, 0.6);
        int good = running(0.6);
        int poor = running(0.9);
        play.apply(new StudyPaused(play.now()));
        play.report(good, 2, 0.35, Optional.of(checkpoint(good, 2)));
        play.report(poor, 2, 0.8, Optional.of(checkpoint(poor, 2)));
        play.apply(new StudyResumed(play.now()));

        expire();
        assertThat(play.commands()).containsExactly(new Command.Keep(good));
        assertThat(play.state().status()).isEqualTo(StudyStatus.RUNNING);

        kept(good);
        assertThat(play.commands()).contains(new Command.Score(good));
        scored(good);

        assertThat(best()).contains(good);
        assertThat(play.state().status()).isEqualTo(StudyStatus.COMPLETED);
        assertThat(play.commands())
                .as("the other checkpoint can be of no use any more")
                .contains(new Command.Discard("study/2/checkpoint"));
    }

    @Test
    void whereACheckpointGivesNoModelTheNextBestIsTaken() {
        int first = running(0.2);
        int second = running(0.3);
        play.lose(first).lose(second);
        expire();
        assertThat(play.commands()).containsExactly(new Command.Keep(first));

        play.apply(new WeightsLost(play.now(), first, "it is damaged"));
        assertThat(play.commands()).contains(new Command.Discard("study/0/checkpoint"), new Command.Keep(second));
        kept(second);
        scored(second);

        assertThat(best()).contains(second);
        assertThat(play.trial(first).values()).as("what it measured stays").containsExactly(0.2);
        assertThat(play.state().status()).isEqualTo(StudyStatus.COMPLETED);
    }

    @Test
    void whereTheNewestCheckpointGivesNoModelTheOneBeforeItIsTaken() {
        int trial = running(0.5);
        play.report(trial, 2, 0.2, Optional.of(checkpoint(trial, 2)));
        play.lose(trial);
        expire();

        play.apply(new WeightsLost(play.now(), trial, "it is damaged"));

        assertThat(play.commands()).contains(new Command.Keep(trial));
        assertThat(play.trial(trial).checkpoint()).contains(checkpoint(trial, 1));
        assertThat(play.trial(trial).values()).containsExactly(0.5);
    }

    @Test
    void aServerThatIsKilledBeforeTheWeightsWereHandedInTakesThoseOfTheCheckpoint() {
        int trial = running(0.5);
        play.report(trial, 2, 0.1);
        expire();

        play.apply(new ServerRestarted(play.now(), play.now()));

        assertThat(play.trial(trial).state()).isEqualTo(TrialState.PRUNED);
        assertThat(play.trial(trial).values())
                .as("the epoch after the checkpoint has no weights")
                .containsExactly(0.5);
        assertThat(play.commands()).containsExactly(new Command.Keep(trial));
    }

    @Test
    void aTrialThatWasStoppedWithoutACheckpointKeepsWhatItMeasuredWhenItsWorkerIsLost() {
        int trial = play.take().orElseThrow();
        play.report(trial, 1, 0.5);
        expire();

        play.lose(trial);

        assertThat(play.trial(trial).values()).containsExactly(0.5);
        assertThat(best()).isEmpty();
        assertThat(play.state().status()).isEqualTo(StudyStatus.COMPLETED);
    }

    @Test
    void aStudyThatAPersonStopsEndsAtOnceAndItsWeightsFollow() {
        int trial = running(0.5);
        play.apply(new StudyStopped(play.now(), "by request"));
        assertThat(play.state().status()).isEqualTo(StudyStatus.STOPPED);

        kept(trial);
        assertThat(play.commands()).contains(new Command.Score(trial));
        scored(trial);

        assertThat(play.state().status()).isEqualTo(StudyStatus.STOPPED);
        assertThat(play.trial(trial).state()).isEqualTo(TrialState.PRUNED);
        assertThat(best()).contains(trial);
    }

    @Test
    void aWinnerThatCannotBeScoredDoesNotKeepItsStudyFromCompletion() {
        int trial = running(0.5);
        expire();
        kept(trial);

        play.apply(new ScoringFailed(play.now(), trial, "the data set is gone"));

        assertThat(play.state().status()).isEqualTo(StudyStatus.COMPLETED);
        assertThat(play.state().reason()).endsWith("; trial 0 could not be scored on test: the data set is gone");
        assertThat(play.commands()).isEmpty();
    }

    @Test
    void ofStoppedTrialsTheFiveBestKeepTheirModels() {
        Play pruning =
                Play.builtin("\"resource\": {\"max\": 9}, " + "\"scheduler\": {\"type\": \"threshold\", \"upper\": 0}");
        for (int trial = 0; trial < 7; trial++) {
            assertThat(pruning.take()).hasValue(trial);
            pruning.report(trial, 1, 1 + (trial * 3) % 7);
            assertThat(pruning.trial(trial).weights()).isEqualTo(KeptWeights.AWAITED);
            pruning.apply(new WeightsKept(pruning.now(), trial));
        }

        assertThat(pruning.state().trials())
                .filteredOn(trial -> trial.weights() == KeptWeights.KEPT)
                .flatExtracting(Trial::values)
                .containsExactlyInAnyOrder(1.0, 2.0, 3.0, 4.0, 5.0);
        assertThat(pruning.commands()).contains(new Command.Discard("study/4/model"));
    }
}
