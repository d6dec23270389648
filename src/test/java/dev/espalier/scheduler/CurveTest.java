package dev.espalier.scheduler;

import static dev.espalier.scheduler.Reports.decide;
import static dev.espalier.study.TrialState.COMPLETE;
import static dev.espalier.study.TrialState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.study.LearningCurve;
import dev.espalier.study.Resource;
import dev.espalier.testing.Studies;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CurveTest {
    private static final int MAX = 50;
    private final Scheduler curve = new CurveScheduler(new Resource("epoch", 1, MAX), 0.05, 3, 3, 1);

    private static double[] steps(int count, IntToDoubleFunction loss) {
        return IntStream.rangeClosed(1, count).mapToDouble(loss).toArray();
    }

    private static double probability(int count, IntToDoubleFunction loss, double target) {
        return new Extrapolation(steps(count, step -> step), steps(count, loss), MAX).below(target);
    }

    private static Studies threeComplete() {
        return Studies.minimizing("loss")
                .steps(1, MAX)
                .with(COMPLETE, steps(MAX, step -> 0.1 + 0.9 / step))
                .with(COMPLETE, steps(MAX, step -> 0.2 + 0.8 / step))
                .with(COMPLETE, steps(MAX, step -> 0.3 + 0.7 / step));
    }

    @Test
    void aPowerLawIsCarriedOnToItsEnd() {
        // 0.2 + 0.8 / 50 is 0.216 at the end.
        assertThat(probability(12, step -> 0.2 + 0.8 / step, 0.24)).isGreaterThan(0.3);
        assertThat(probability(12, step -> 0.2 + 0.8 / step, 0.1)).isLessThan(0.1);
    }

    @Test
    void anExponentialIsCarriedOnToItsEnd() {
        IntToDoubleFunction falling = step -> 0.3 + 0.7 * Math.exp(-6.0 * step / MAX);
        assertThat(probability(25, falling, 0.34)).isGreaterThan(0.5);
        assertThat(probability(25, falling, 0.2)).isLessThan(0.05);
    }

    @Test
    void aFlatCurveFarFromTheBestWillNotWin() {
        assertThat(probability(10, step -> 0.7, 0.1)).isLessThan(0.02);
    }

    @Test
    void aTrialThatWillNotWinStopsWithItsProbability() {
        Decision decision = decide(curve, threeComplete().with(RUNNING, steps(12, step -> 0.9 + 0.1 / step)));
        assertThat(decision).isInstanceOf(Decision.Stop.class);
        assertThat(decision.reason()).matches("curve: P\\(better than 0\\.118 by step 50\\) = [0-9.E-]+, below 0\\.05");
    }

    @Test
    void aTrialThatMayWinGoesOn() {
        Decision decision = decide(curve, threeComplete().with(RUNNING, steps(12, step -> 0.05 + 0.98 / step)));
        assertThat(decision).isInstanceOf(Decision.GoOn.class);
        assertThat(decision.reason()).matches("curve: P\\(better than 0\\.118 by step 50\\) = 0\\.\\d+");
    }

    @Test
    void aTrialThatIsTheBestIsNotJudged() {
        assertThat(decide(curve, threeComplete().with(RUNNING, 0.9, 0.8, 0.7, 0.05)))
                .isEqualTo(new Decision.GoOn("curve: step 4, best 0.05, 3 of 3 startup trials, best of others 0.118"));
    }

    @Test
    void notANumberWillNotWin() {
        assertThat(decide(curve, threeComplete().with(RUNNING, Double.NaN, Double.NaN, Double.NaN, Double.NaN)))
                .isInstanceOf(Decision.Stop.class);
    }

    @Test
    void whatOthersGainedCountsFromWhatTheyHadByThen() {
        Studies study = threeComplete();
        for (int trial = 0; trial < 20; trial++) {
            // First measured after the step: from what, nobody knows.
            study.with(
                    COMPLETE,
                    Studies.NOTHING,
                    LearningCurve.EMPTY.plus(20, new double[] {0.9}).plus(MAX, new double[] {0.118}));
        }
        double[] flat = steps(12, step -> 0.9 + 0.1 / step);

        assertThat(decide(curve, study.with(RUNNING, flat)))
                .isEqualTo(decide(curve, threeComplete().with(RUNNING, flat)));
    }
}
