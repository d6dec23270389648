package dev.espalier.scheduler;

import static dev.espalier.scheduler.Reports.decide;
import static dev.espalier.study.TrialState.COMPLETE;
import static dev.espalier.study.TrialState.FAILED;
import static dev.espalier.study.TrialState.PAUSED;
import static dev.espalier.study.TrialState.PRUNED;
import static dev.espalier.study.TrialState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.study.Configuration;
import dev.espalier.study.Goal;
import dev.espalier.study.LearningCurve;
import dev.espalier.study.Objective;
import dev.espalier.study.Resource;
import dev.espalier.testing.Chance;
import dev.espalier.testing.Studies;
import java.util.LinkedHashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AshaTest {
    private static final Rungs RUNGS = Rungs.of(1, 3, new Resource("epoch", 1, 27));
    private static final Configuration NOTHING = new Configuration(new LinkedHashMap<>(), new double[0]);

    private final Scheduler stopping = new AshaStopping(RUNGS);
    private final Scheduler promoting = new AshaPromotion(RUNGS);

    @Test
    void rungsGrowByTheFactorUpToTheMaximum() {
        assertThat(stopping.rungs()).containsExactly(1, 3, 9, 27);
        assertThat(Rungs.of(2, 4, new Resource("epoch", 1, 51)).steps()).containsExactly(2, 8, 32);
    }

    @Test
    void theFirstAtARungGoesOn() {
        Studies study = Studies.minimizing("loss").with(RUNNING, 5.0);
        assertThat(decide(stopping, study)).isEqualTo(new Decision.GoOn("asha: rung 1, rank 1 of 1, cut-off 5"));
    }

    @Test
    void aTrialOutsideTheBestThirdStops() {
        Studies study = Studies.maximizing("accuracy")
                .with(COMPLETE, 0.90)
                .with(RUNNING, 0.80)
                .with(PRUNED, 0.70)
                .with(PRUNED, 0.60)
                .with(PRUNED, 0.50)
                .with(RUNNING, 0.75);
        assertThat(decide(stopping, study))
                .isEqualTo(new Decision.Stop(PRUNED, "asha: rung 1, rank 3 of 6, cut-off 0.8"));
    }

    @Test
    void aTrialInsideTheBestThirdGoesOn() {
        Studies study = Studies.maximizing("accuracy")
                .with(COMPLETE, 0.90)
                .with(RUNNING, 0.80)
                .with(PRUNED, 0.70)
                .with(PRUNED, 0.60)
                .with(PRUNED, 0.50)
                .with(RUNNING, 0.85);
        assertThat(decide(stopping, study)).isEqualTo(new Decision.GoOn("asha: rung 1, rank 2 of 6, cut-off 0.85"));
    }

    @Test
    void nothingIsJudgedBetweenRungs() {
        Studies study = Studies.minimizing("loss").with(COMPLETE, 0.1, 0.1).with(RUNNING, 0.05, 9.0);
        assertThat(decide(stopping, study)).isEqualTo(new Decision.GoOn(""));
    }

    @Test
    void aStepThatSkipsRungsIsJudgedAtEachOfThem() {
        LearningCurve late = LearningCurve.EMPTY.plus(4, new double[] {0.5});
        Studies study = Studies.minimizing("loss").with(PRUNED, 0.4).with(RUNNING, NOTHING, late);
        assertThat(decide(stopping, study))
                .isEqualTo(new Decision.Stop(PRUNED, "asha: rung 1, rank 2 of 2, cut-off 0.4"));
    }

    private static LearningCurve curve(int step, double value, int then, double later) {
        return LearningCurve.EMPTY.plus(step, new double[] {value}).plus(then, new double[] {later});
    }

    @Test
    void whatOthersMeasuredBeyondTheStepDoesNotCountAtARung() {
        Studies study = Studies.minimizing("loss").with(COMPLETE, NOTHING, curve(10, 0.1, 20, 0.05));

        assertThat(decide(stopping, study.with(RUNNING, 0.9)))
                .isEqualTo(new Decision.GoOn("asha: rung 1, rank 1 of 1, cut-off 0.9"));
    }

    @Test
    void atARungThatTheOtherCameToLaterItsLastValueBeforeCounts() {
        Studies study = Studies.minimizing("loss").with(COMPLETE, NOTHING, curve(5, 0.6, 10, 0.1));

        assertThat(decide(stopping, study.with(RUNNING, NOTHING, curve(3, 0.5, 9, 0.4))))
                .isEqualTo(new Decision.GoOn("asha: rung 9, rank 1 of 2, cut-off 0.4"));
        assertThat(decide(stopping, study.with(RUNNING, NOTHING, curve(3, 0.5, 10, 0.3))))
                .isEqualTo(new Decision.Stop(PRUNED, "asha: rung 9, rank 2 of 3, cut-off 0.1"));
    }

    @Test
    void aPromotionIsNotLostToWhoCameToTheRungLater() {
        Studies study = Studies.minimizing("loss")
                .with(COMPLETE, NOTHING, curve(10, 0.1, 20, 0.05))
                .with(PAUSED, 0.3)
                .with(PAUSED, 0.2)
                .with(PAUSED, 0.4);

        assertThat(promoting.next(study.state()))
                .isEqualTo(new Step.Resume(2, 3, "asha: promoted from rung 1 to 3, rank 1 of 4, cut-off 0.2"));
    }

    @Test
    void theLastRungIsTheEndAndStopsNobody() {
        double[] good = new double[27];
        double[] bad = new double[27];
        java.util.Arrays.fill(bad, 1.0);
        Studies study = Studies.minimizing("loss").with(COMPLETE, good).with(RUNNING, bad);
        assertThat(decide(stopping, study)).isEqualTo(new Decision.GoOn(""));
    }

    @Test
    void notANumberIsTheWorst() {
        Studies study = Studies.minimizing("loss").with(PRUNED, 1e300).with(RUNNING, Double.NaN);
        assertThat(decide(stopping, study))
                .isEqualTo(new Decision.Stop(PRUNED, "asha: rung 1, rank 2 of 2, cut-off 1E+300"));
    }

    @Test
    void amongEqualsTheOlderIsBetter() {
        Studies study = Studies.minimizing("loss").with(RUNNING, 0.5).with(RUNNING, 0.5);
        assertThat(decide(stopping, study)).isInstanceOf(Decision.Stop.class);
    }

    @Test
    void theBestSoFarCountsUnlessTheLastIsAskedFor() {
        assertThat(decide(
                        stopping,
                        Studies.minimizing("loss").with(PRUNED, 1, 1, 0.5).with(RUNNING, 1, 0.4, 0.6)))
                .isInstanceOf(Decision.GoOn.class);
        assertThat(decide(
                        stopping,
                        Studies.minimizingLast("loss").with(PRUNED, 1, 1, 0.5).with(RUNNING, 1, 0.4, 0.6)))
                .isInstanceOf(Decision.Stop.class);
    }

    @Test
    void severalObjectivesRankByFront() {
        Studies study = Studies.minimizing("loss")
                .and("size", Goal.MINIMIZE, Objective.Summary.BEST)
                .measuredOnce(RUNNING, NOTHING, 1, 9)
                .measuredOnce(RUNNING, NOTHING, 9, 1)
                .measuredOnce(RUNNING, NOTHING, 9, 9);
        assertThat(decide(stopping, study))
                .isEqualTo(new Decision.Stop(PRUNED, "asha: rung 1, rank 3 of 3, cut-off front 1"));
    }

    @Test
    void ofSeveralObjectivesEachMustHaveBeenReportedByThen() {
        Studies study = Studies.minimizing("loss")
                .and("size", Goal.MINIMIZE, Objective.Summary.LAST)
                .with(RUNNING, NOTHING, pair(0.1, LearningCurve.ABSENT))
                .with(PRUNED, NOTHING, pair(0.5, 5).plus(2, new double[] {0.4, LearningCurve.ABSENT}));

        assertThat(decide(stopping, study.measuredOnce(RUNNING, NOTHING, 0.9, 9)))
                .isEqualTo(new Decision.Stop(PRUNED, "asha: rung 1, rank 2 of 2, cut-off front 1"));
        assertThat(Standings.among(study.state(), 2, trial -> true).size()).isEqualTo(1);
    }

    private static LearningCurve pair(double loss, double size) {
        return LearningCurve.EMPTY.plus(1, new double[] {loss, size});
    }

    @Test
    void ofManyRandomTrialsAboutAThirdPassesARung() {
        Random random = new Random(11);
        Studies study = Studies.minimizing("loss");
        int trials = 600;
        int passed = 0;
        double expected = 0;
        for (int i = 1; i <= trials; i++) {
            Decision decision = decide(stopping, study.with(RUNNING, random.nextDouble()));
            passed += decision instanceof Decision.GoOn ? 1 : 0;
            expected += Math.max(1, i / 3) / (double) i;
        }
        // Each trial's rank among those before it is any with the same chance, whatever theirs were.
        assertThat((double) passed).isCloseTo(expected, within(trials * Chance.ofShare(1 / 3.0, trials)));
    }

    @Test
    void promotionStartsAtTheFirstRungAndPausesThere() {
        assertThat(promoting.next(Studies.minimizing("loss").state())).isEqualTo(new Step.Start(1, "asha: to rung 1"));
        Studies study =
                Studies.minimizing("loss").with(PAUSED, 0.2).with(PAUSED, 0.3).with(RUNNING, 0.1);
        assertThat(decide(promoting, study))
                .isEqualTo(new Decision.Pause("asha: rung 1, rank 1 of 3, waits for the best 1"));
    }

    @Test
    void theBestThirdOfARungIsPromoted() {
        Studies study =
                Studies.minimizing("loss").with(PAUSED, 0.2).with(PAUSED, 0.3).with(PAUSED, 0.1);
        assertThat(promoting.next(study.state()))
                .isEqualTo(new Step.Resume(2, 3, "asha: promoted from rung 1 to 3, rank 1 of 3, cut-off 0.1"));
    }

    @Test
    void whatIsPromotedOnceIsNotPromotedAgain() {
        Studies study =
                Studies.minimizing("loss").with(PAUSED, 0.2).with(PAUSED, 0.3).with(RUNNING, 0.1);
        assertThat(promoting.next(study.state())).isEqualTo(new Step.Start(1, "asha: to rung 1"));
    }

    @Test
    void theHighestRungIsServedFirst() {
        Studies study = Studies.minimizing("loss")
                .with(PAUSED, 0.5, 0.5, 0.40)
                .with(PAUSED, 0.5, 0.5, 0.41)
                .with(PAUSED, 0.5, 0.5, 0.42)
                .with(PAUSED, 0.1)
                .with(PAUSED, 0.6)
                .with(PAUSED, 0.7);
        assertThat(promoting.next(study.state()))
                .isEqualTo(new Step.Resume(0, 9, "asha: promoted from rung 3 to 9, rank 1 of 3, cut-off 0.4"));
    }

    @Test
    void onceTheBudgetIsSpentItWaitsForRunningTrialsAndThenIsDone() {
        Studies study =
                Studies.minimizing("loss").maxTrials(3).with(PAUSED, 0.2).with(PAUSED, 0.3);
        assertThat(promoting.next(study.state())).isInstanceOf(Step.Start.class);
        assertThat(promoting.next(study.with(RUNNING).state())).isInstanceOf(Step.Wait.class);
        study.become(2, FAILED, LearningCurve.EMPTY);
        study.become(0, COMPLETE, LearningCurve.EMPTY.plus(1, new double[] {0.2}));
        assertThat(promoting.next(study.state())).isInstanceOf(Step.Done.class);
    }

    @Test
    void enqueuedTrialsAreStartedThoughTheSpaceIsExhausted() {
        Studies study = Studies.minimizing("loss").exhausted().with(PAUSED, 0.2).enqueued();
        assertThat(promoting.next(study.state())).isEqualTo(new Step.Start(1, "asha: to rung 1"));
    }

    @Test
    void enqueuedTrialsThatTheBudgetForbidsAreNotWaitedFor() {
        Studies study =
                Studies.minimizing("loss").maxTrials(1).with(COMPLETE, 0.2).enqueued();
        assertThat(promoting.next(study.state())).isInstanceOf(Step.Done.class);
    }

    @Test
    void atTheEndTheBestOfTheHighestRungGoesOnAlone() {
        Studies study = Studies.minimizing("loss")
                .maxTrials(3)
                .with(PAUSED, 0.2)
                .with(PAUSED, 0.3, 0.3, 0.3)
                .with(FAILED);
        assertThat(promoting.next(study.state()))
                .isEqualTo(new Step.Resume(1, 9, "asha: promoted from rung 3 to 9, rank 1 of 1, cut-off 0.3"));
    }

    @Test
    void aPromotedTrialRunsToTheMaximumAfterTheLastRung() {
        assertThat(Rungs.of(1, 3, new Resource("epoch", 1, 51)).after(27)).isEqualTo(51);
    }

    @Test
    void aTrialThatRepeatsAnOlderOneToTheLastDigitStops() {
        Scheduler rungOfThree = new AshaStopping(Rungs.of(3, 3, new Resource("epoch", 1, 27)));
        Studies study = Studies.minimizing("loss");
        for (int i = 0; i < 5; i++) {
            study.with(PRUNED, 0.9, 0.8, 0.5 + i);
        }
        study.with(COMPLETE, 0.3, 0.2, 0.1);
        assertThat(decide(rungOfThree, study.with(RUNNING, 0.3, 0.2, 0.11))).isInstanceOf(Decision.GoOn.class);
        assertThat(decide(rungOfThree, study.with(RUNNING, 0.3, 0.2, 0.1)))
                .isEqualTo(new Decision.Stop(
                        PRUNED,
                        "asha: rung 3, rank 8 of 8, cut-off 0.11, it repeats an older trial to the last digit"));
    }

    @Test
    void ofTrialsThatRepeatEachOtherOneIsPromoted() {
        Scheduler rungOfTwo = new AshaPromotion(Rungs.of(2, 2, new Resource("epoch", 1, 8)));
        Studies study = Studies.minimizing("loss");
        for (int i = 0; i < 4; i++) {
            study.with(PAUSED, 0.5, 0.4);
        }
        assertThat(rungOfTwo.next(study.state()))
                .isEqualTo(new Step.Resume(0, 4, "asha: promoted from rung 2 to 4, rank 1 of 4, cut-off 0.4"));
        study.become(0, PAUSED, study.state().trials().getFirst().curve().plus(4, new double[] {0.4}));
        assertThat(rungOfTwo.next(study.state())).isInstanceOf(Step.Start.class);
    }
}
