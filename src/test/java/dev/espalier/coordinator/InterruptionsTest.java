package dev.espalier.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import dev.espalier.study.Lineage;
import dev.espalier.study.ReturnCause;
import dev.espalier.study.SavedState;
import dev.espalier.study.Setbacks;
import dev.espalier.study.StudyEvent.StudyPaused;
import dev.espalier.study.StudyEvent.StudyResumed;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Attempts that end before their trial does: when it goes on, from where, and when it is given up. */
class InterruptionsTest {
    private final Play play = builtin("");

    /** A study whose trials a worker of the server runs. */
    private static Play builtin(String members) {
        return Play.ofSpec((Json.Object) JsonText.parse("""
                {"name": "play", "objectives": [{"metric": "loss", "goal": "minimize"}], %s "resource": {"max": 50},
                 "trial": {"x": {"$float": {"low": 0, "high": 1}}}}""".formatted(members)));
    }

    private int started() {
        return play.take().orElseThrow();
    }

    private void again(int trial) {
        assertThat(play.take()).hasValue(trial);
    }

    private Trial measured(int trial, int upTo) {
        for (int step = play.trial(trial).step() + 1; step <= upTo; step++) {
            play.report(trial, step, 1.0 / step, Optional.of("checkpoint-" + step));
        }
        return play.trial(trial);
    }

    @Test
    void threeLostHoldersInARowWithoutANewStepFailATrial() {
        int trial = started();
        for (int attempt = 1; attempt < 3; attempt++) {
            play.lose(trial);
            again(trial);
        }

        play.lose(trial);

        assertThat(play.trial(trial).state()).isEqualTo(TrialState.FAILED);
        assertThat(play.trial(trial).reason())
                .isEqualTo("3 attempts in a row measured no step after 0; the last: silent");
    }

    @Test
    void aNewStepMakesTheLossesBeforeItNotCount() {
        int trial = started();
        for (int step = 1; step <= 20; step++) {
            play.lose(trial);
            again(trial);
            play.lose(trial);
            again(trial);
            play.report(trial, step, 1.0, Optional.of("checkpoint-" + step));
        }
        play.lose(trial);

        assertThat(play.trial(trial).state()).isEqualTo(TrialState.WAITING);
        assertThat(play.trial(trial).setbacks()).isEqualTo(new Setbacks(20, 0, 0, 0));
    }

    @Test
    void aStepMeasuredAgainIsNoNewStep() {
        int trial = started();
        play.report(trial, 1, 1.0);
        play.report(trial, 2, 1.0);
        play.lose(trial);
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(play.trial(trial).state()).isEqualTo(TrialState.WAITING);
            again(trial);
            play.report(trial, 1, 1.0);
            play.report(trial, 2, 1.0);
            play.lose(trial);
        }

        assertThat(play.trial(trial).reason())
                .isEqualTo("3 attempts in a row measured no step after 2; the last: silent");
    }

    @Test
    void anAttemptThatPausedIsNoLoss() {
        int trial = started();
        for (int step = 1; step <= 30; step++) {
            play.apply(new StudyPaused(play.now()));
            assertThat(play.report(trial, step, 1.0, Optional.of("checkpoint-" + step))
                            .decision())
                    .isEqualTo("pause");
            play.apply(new StudyResumed(play.now()));
            again(trial);
        }
        play.lose(trial);
        again(trial);
        play.lose(trial);

        assertThat(play.trial(trial).state()).isEqualTo(TrialState.WAITING);
        assertThat(play.trial(trial).setbacks().lost()).isEqualTo(2);
    }

    @Test
    void aFewCrashesOfTheServerInOneEpochDoNotFailATrialButACrashLoopDoes() {
        int trial = started();
        measured(trial, 4);
        play.restart();
        for (int crash = 0; crash < Interruptions.MOST_CRASHED - 1; crash++) {
            again(trial);
            assertThat(play.trial(trial).lease().orElseThrow().from()).isEqualTo(4);
            play.restart();
            assertThat(play.trial(trial).state()).isEqualTo(TrialState.WAITING);
        }
        again(trial);
        play.restart();

        assertThat(play.trial(trial).state()).isEqualTo(TrialState.FAILED);
        assertThat(play.trial(trial).reason())
                .isEqualTo("10 attempts in a row that the server crashed in measured no step after 4;"
                        + " the last: the server restarted");
    }

    @Test
    void shutdownsAndFullDisksMayComeAsOftenAsTheyLike() {
        int trial = started();
        measured(trial, 2);
        for (int time = 0; time < 40; time++) {
            play.giveBack(trial, ReturnCause.SHUTDOWN, "the server was shut down");
            again(trial);
            play.giveBack(trial, ReturnCause.STORAGE, "the disk is full");
            again(trial);
        }

        assertThat(play.trial(trial).lease().orElseThrow().from()).isEqualTo(2);
        assertThat(play.trial(trial).setbacks().lost()).isZero();
    }

    @Test
    void aCheckpointOfNoUseIsPassedOverForTheOneBeforeItAndThenForTheBeginning() {
        int trial = started();
        assertThat(measured(trial, 5).earlier()).contains(new SavedState(4, "checkpoint-4"));
        play.lose(trial);
        again(trial);

        play.giveBack(trial, ReturnCause.CHECKPOINT, "its checkpoint is damaged");
        again(trial);
        assertThat(play.trial(trial).lease().orElseThrow().from()).isEqualTo(4);
        assertThat(play.trial(trial).checkpoint()).contains("checkpoint-4");
        assertThat(play.trial(trial).step()).isEqualTo(4);

        play.giveBack(trial, ReturnCause.CHECKPOINT, "its checkpoint is damaged");
        again(trial);
        assertThat(play.trial(trial).lease().orElseThrow().from()).isZero();
        assertThat(play.trial(trial).checkpoint()).isEmpty();
        assertThat(play.trial(trial).curve().size()).isZero();
        assertThat(measured(trial, 6).setbacks()).isEqualTo(new Setbacks(5, 0, 0, 2));

        play.lose(trial);
        assertThat(play.trial(trial).state()).as("step 6 is a new one").isEqualTo(TrialState.WAITING);
        assertThat(play.trial(trial).setbacks()).isEqualTo(new Setbacks(6, 0, 0, 0));
    }

    @Test
    void aTrialWhoseCheckpointsAreNeverOfUseFailsAtLast() {
        int trial = started();
        measured(trial, 5);
        for (int time = 1; time <= Interruptions.MOST_DAMAGED; time++) {
            play.apply(new StudyPaused(play.now()));
            int step = play.trial(trial).step();
            assertThat(step).isLessThanOrEqualTo(5);
            if (step < 5) {
                play.report(trial, step + 1, 1.0, Optional.of("again-" + time));
                play.apply(new StudyResumed(play.now()));
                again(trial);
            } else {
                play.apply(new StudyResumed(play.now()));
            }
            play.giveBack(trial, ReturnCause.CHECKPOINT, "its checkpoint is damaged");
            if (time < Interruptions.MOST_DAMAGED) {
                again(trial);
            }
        }

        assertThat(play.trial(trial).state()).isEqualTo(TrialState.FAILED);
        assertThat(play.trial(trial).reason())
                .isEqualTo("6 attempts in a row whose checkpoint was of no use measured no step after 5;"
                        + " the last: its checkpoint is damaged");
    }

    @Test
    void aCheckpointToldTwiceIsNotTheOneBeforeItself() {
        int trial = started();
        measured(trial, 2);
        play.save(trial, 2, "checkpoint-2");

        assertThat(play.trial(trial).earlier()).contains(new SavedState(1, "checkpoint-1"));
    }

    @Test
    void theLastTwoCheckpointsAreKeptAndNoneAfterTheEnd() {
        int trial = started();
        measured(trial, 2);
        assertThat(play.commands()).isEmpty();

        measured(trial, 3);
        assertThat(play.commands()).containsExactly(new Command.Discard("checkpoint-1"));

        play.tell(trial, 0.5);
        assertThat(play.commands())
                .containsExactly(
                        new Command.Discard("checkpoint-3"),
                        new Command.Discard("checkpoint-2"),
                        new Command.Discard("study/0/checkpoint"));
    }

    @Test
    void aCheckpointThatAChildStartsFromIsKeptUntilTheChildHasTwoOfItsOwn() {
        Play bred = builtin("\"scheduler\": {\"type\": \"pbt\", \"population_size\": 2},");
        int parent = bred.take().orElseThrow();
        bred.report(parent, 1, 0.5, Optional.of("study/0/checkpoint/1-1"));
        int number = bred.state().trials().size();
        var lease = bred.trial(parent).lease().orElseThrow();
        bred.apply(new dev.espalier.study.StudyEvent.TrialStarted(
                bred.now(),
                number,
                1,
                bred.trial(parent).configuration(),
                new dev.espalier.study.Lease("child", "worker", bred.now(), 1, lease.to()),
                bred.state().position(),
                "",
                Optional.of(new Lineage(parent, 1, java.util.List.of()))));

        bred.tell(parent, 0.5);
        assertThat(bred.commands())
                .as("neither the checkpoint nor its folder")
                .filteredOn(Command.Discard.class::isInstance)
                .isEmpty();
        bred.report(number, 2, 0.5, Optional.of("study/1/checkpoint/1-2"));
        assertThat(bred.commands()).isEmpty();
        bred.report(number, 3, 0.5, Optional.of("study/1/checkpoint/1-3"));
        assertThat(bred.commands()).containsExactly(new Command.Discard("study/0/checkpoint/1-1"));
    }

    @Test
    void aChildThatCannotReadItsParentsStateFailsAsItWouldBeAnotherTrial() {
        Play bred = builtin("\"scheduler\": {\"type\": \"pbt\", \"population_size\": 2},");
        int parent = bred.take().orElseThrow();
        bred.report(parent, 1, 0.5, Optional.of("study/0/checkpoint/1-1"));
        bred.apply(new dev.espalier.study.StudyEvent.TrialStarted(
                bred.now(),
                1,
                1,
                bred.trial(parent).configuration(),
                new dev.espalier.study.Lease("child", "worker", bred.now(), 1, 50),
                bred.state().position(),
                "",
                Optional.of(new Lineage(parent, 1, java.util.List.of()))));

        bred.giveBack(1, ReturnCause.CHECKPOINT, "its checkpoint is damaged");

        assertThat(bred.trial(1).state()).isEqualTo(TrialState.FAILED);
        assertThat(bred.trial(1).reason()).isEqualTo("its checkpoint is damaged");
    }
}
