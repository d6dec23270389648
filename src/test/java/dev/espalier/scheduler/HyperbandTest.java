package dev.espalier.scheduler;

import static dev.espalier.scheduler.Reports.decide;
import static dev.espalier.study.TrialState.FAILED;
import static dev.espalier.study.TrialState.PAUSED;
import static dev.espalier.study.TrialState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.study.LearningCurve;
import dev.espalier.study.Resource;
import dev.espalier.testing.Studies;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HyperbandTest {
    private static final Resource PUBLISHED = new Resource("epoch", 1, 81);
    private final List<Bracket> small = Bracket.of(1, 3, new Resource("epoch", 1, 3));
    private final Scheduler synchronous = new SynchronousHyperband(small);

    @Test
    void bracketsAreThoseOfThePublishedTable() {
        List<Bracket> brackets = Bracket.of(1, 3, PUBLISHED);
        assertThat(brackets)
                .extracting(Bracket::planned)
                .containsExactly(
                        List.of(81, 27, 9, 3, 1), List.of(27, 9, 3, 1), List.of(9, 3, 1), List.of(6, 2), List.of(5));
        assertThat(brackets)
                .extracting(bracket -> bracket.ladder().steps())
                .containsExactly(
                        List.of(1, 3, 9, 27, 81),
                        List.of(3, 9, 27, 81),
                        List.of(9, 27, 81),
                        List.of(27, 81),
                        List.of(81));
    }

    @Test
    void rungsAreCountedFromTheMaximumDown() {
        assertThat(Bracket.rungs(Bracket.of(1, 3, new Resource("step", 1, 51)))).containsExactly(2, 6, 17, 51);
        assertThat(Bracket.rungs(Bracket.of(5, 3, new Resource("step", 1, 51)))).containsExactly(6, 17, 51);
    }

    @Test
    void asynchronousBracketsGetTheSharesOfTheTable() {
        AsynchronousHyperband asynchronous = new AsynchronousHyperband(Bracket.of(1, 3, PUBLISHED));
        int[] counts = new int[5];
        for (int number = 0; number < 12_800; number++) {
            counts[asynchronous.bracketOf(number)]++;
        }
        // Of 12,800 multiples of the golden ratio the share that lies in a stretch is off by some ten of them at most.
        assertThat(counts[0]).isBetween(8090, 8110);
        assertThat(counts[1]).isBetween(2690, 2710);
        assertThat(counts[4]).isBetween(490, 510);
    }

    @Test
    void aRungIsJudgedOnceNobodyIsOnTheWayThere() {
        // The first bracket is trials 0 to 2, from step 1; the second trials 3 and 4, from step 3.
        Studies study =
                Studies.minimizing("loss").with(PAUSED, 0.3).with(PAUSED, 0.1).with(RUNNING);
        assertThat(synchronous.next(study.state())).isEqualTo(new Step.Start(3, "hyperband: bracket 0, trial 1 of 2"));
        study.become(2, FAILED, LearningCurve.EMPTY);
        assertThat(synchronous.next(study.state()))
                .isEqualTo(new Step.Resume(
                        1, 3, "hyperband: bracket 1: promoted from rung 1 to 3, rank 1 of 3, best 1 go on"));
    }

    @Test
    void aTrialPausesAtItsBracketsRung() {
        Studies study = Studies.minimizing("loss").with(PAUSED, 0.3).with(RUNNING, 0.1);
        assertThat(decide(synchronous, study))
                .isEqualTo(new Decision.Pause("hyperband: bracket 1: rung 1, rank 1 of 2, waits for 3 in all"));
    }

    @Test
    void aBracketThatTheBudgetCutsShortPromotesAmongThoseItHas() {
        Studies study =
                Studies.minimizing("loss").maxTrials(2).with(PAUSED, 0.3).with(RUNNING);
        assertThat(synchronous.next(study.state())).isInstanceOf(Step.Wait.class);
        study.become(1, PAUSED, LearningCurve.EMPTY.plus(1, new double[] {0.2}));
        assertThat(synchronous.next(study.state())).isInstanceOf(Step.Resume.class);
        study.become(1, FAILED, LearningCurve.EMPTY.plus(1, new double[] {0.2}));
        study.become(0, FAILED, LearningCurve.EMPTY.plus(1, new double[] {0.3}));
        assertThat(synchronous.next(study.state())).isInstanceOf(Step.Done.class);
    }
}
