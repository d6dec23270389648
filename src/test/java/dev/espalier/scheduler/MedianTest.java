package dev.espalier.scheduler;

import static dev.espalier.scheduler.Reports.decide;
import static dev.espalier.study.TrialState.COMPLETE;
import static dev.espalier.study.TrialState.PRUNED;
import static dev.espalier.study.TrialState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.study.LearningCurve;
import dev.espalier.study.Resource;
import dev.espalier.testing.Studies;
import org.junit.jupiter.api.Test;

final class MedianTest {
    private static final Resource RESOURCE = new Resource("epoch", 1, 9);
    private final Scheduler median = new PercentileScheduler("median", RESOURCE, 50, 3, 0, 1, 1);

    private static Studies threeComplete() {
        return Studies.minimizing("loss")
                .steps(1, 9)
                .with(COMPLETE, 1.0, 0.8)
                .with(COMPLETE, 1.0, 0.6)
                .with(COMPLETE, 1.0, 0.7);
    }

    @Test
    void worseThanTheMedianStops() {
        assertThat(decide(median, threeComplete().with(RUNNING, 0.9, 0.75)))
                .isEqualTo(new Decision.Stop(PRUNED, "median: step 2, best 0.75, median 0.7 of 3 trials"));
    }

    @Test
    void asGoodAsTheMedianGoesOn() {
        assertThat(decide(median, threeComplete().with(RUNNING, 0.9, 0.7)))
                .isEqualTo(new Decision.GoOn("median: step 2, best 0.7, median 0.7 of 3 trials"));
    }

    @Test
    void itsBestCountsNotItsLast() {
        assertThat(decide(median, threeComplete().with(RUNNING, 0.5, 0.9))).isInstanceOf(Decision.GoOn.class);
    }

    @Test
    void startupTrialsAreLeftAlone() {
        Studies study = Studies.minimizing("loss")
                .with(COMPLETE, 0.1)
                .with(COMPLETE, 0.1)
                .with(RUNNING, 5.0);
        assertThat(decide(median, study)).isEqualTo(new Decision.GoOn("median: step 1, 2 of 3 startup trials"));
    }

    @Test
    void prunedTrialsAreNoMeasure() {
        Studies study = Studies.minimizing("loss")
                .with(PRUNED, 0.1)
                .with(PRUNED, 0.1)
                .with(PRUNED, 0.1)
                .with(RUNNING, 5.0);
        assertThat(decide(median, study)).isInstanceOf(Decision.GoOn.class);
    }

    private static LearningCurve curve(int[] steps, double... values) {
        LearningCurve curve = LearningCurve.EMPTY;
        for (int i = 0; i < steps.length; i++) {
            curve = curve.plus(steps[i], new double[] {values[i]});
        }
        return curve;
    }

    @Test
    void whatOthersMeasuredLaterDoesNotCount() {
        Scheduler median = new PercentileScheduler("median", new Resource("epoch", 1, 30), 50, 1, 0, 1, 1);
        Studies study = Studies.minimizing("loss")
                .steps(1, 30)
                .with(COMPLETE, Studies.NOTHING, curve(new int[] {10, 20, 30}, 0.5, 0.4, 0.3));

        assertThat(decide(median, study.with(RUNNING, Studies.NOTHING, curve(new int[] {5}, 0.9))))
                .isEqualTo(new Decision.GoOn("median: step 5, 0 of 1 startup trials"));
        assertThat(decide(median, study.with(RUNNING, Studies.NOTHING, curve(new int[] {15}, 0.45))))
                .isEqualTo(new Decision.GoOn("median: step 15, best 0.45, median 0.5 of 1 trials"));
        assertThat(decide(median, study.with(RUNNING, Studies.NOTHING, curve(new int[] {15}, 0.6))))
                .isInstanceOf(Decision.Stop.class);
    }

    @Test
    void aTrialThatEndedBeforeTheStepIsNoMeasure() {
        Studies study = Studies.minimizing("loss").steps(1, 9);
        for (int trial = 0; trial < 3; trial++) {
            study.with(COMPLETE, 0.1, 0.1);
        }
        assertThat(decide(median, study.with(RUNNING, 9, 9, 9)))
                .isEqualTo(new Decision.GoOn("median: step 3, 0 of 3 startup trials"));
    }

    @Test
    void notANumberStops() {
        assertThat(decide(median, threeComplete().with(RUNNING, Double.NaN)))
                .isEqualTo(new Decision.Stop(PRUNED, "median: step 1, best inf, median 1 of 3 trials"));
    }

    @Test
    void warmUpAndIntervalsAreKept() {
        Scheduler slow = new PercentileScheduler("median", RESOURCE, 50, 1, 2, 3, 1);
        double[] bad = {9, 9, 9, 9, 9, 9, 9};
        StringBuilder judged = new StringBuilder();
        for (int steps = 1; steps <= 7; steps++) {
            Studies study = Studies.minimizing("loss")
                    .steps(1, 9)
                    .with(COMPLETE, 1, 1, 1, 1, 1, 1, 1, 1, 1)
                    .with(RUNNING, java.util.Arrays.copyOf(bad, steps));
            judged.append(decide(slow, study) instanceof Decision.Stop ? 'S' : '.');
        }
        assertThat(judged).hasToString("..S..S.");
    }

    @Test
    void anEvenNumberHasItsMeanInTheMiddle() {
        assertThat(Selection.quantile(new double[] {4, 1, 3, 2}, 0.5)).isEqualTo(2.5);
        assertThat(Selection.quantile(new double[] {Double.POSITIVE_INFINITY, 1}, 0.5))
                .isEqualTo(1);
    }

    @Test
    void aPercentileOf25KeepsTheBestQuarter() {
        Scheduler quarter = new PercentileScheduler("percentile", RESOURCE, 25, 3, 0, 1, 1);
        assertThat(decide(quarter, threeComplete().with(RUNNING, 0.9, 0.68)))
                .isEqualTo(
                        new Decision.Stop(PRUNED, "percentile: step 2, best 0.68, percentile 25 at 0.65 of 3 trials"));
        assertThat(decide(quarter, threeComplete().with(RUNNING, 0.9, 0.64))).isInstanceOf(Decision.GoOn.class);
    }

    @Test
    void selectionFindsEveryOrderStatistic() {
        double[] values = new java.util.Random(5).doubles(101).toArray();
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        for (int rank = 0; rank < sorted.length; rank++) {
            assertThat(Selection.ranked(values.clone(), values.length, rank)).isEqualTo(sorted[rank]);
        }
    }
}
