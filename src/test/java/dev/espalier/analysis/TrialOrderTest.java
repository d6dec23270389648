package dev.espalier.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.study.Goal;
import dev.espalier.study.LearningCurve;
import dev.espalier.study.Objective;
import dev.espalier.study.Objective.Summary;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import dev.espalier.testing.Chance;
import dev.espalier.testing.Rounding;
import dev.espalier.testing.Studies;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrialOrderTest {
    private static final Objective BEST = new Objective("a", Goal.MAXIMIZE, OptionalDouble.empty(), Summary.BEST);
    private static final Objective LAST = new Objective("a", Goal.MAXIMIZE, OptionalDouble.empty(), Summary.LAST);

    private static LearningCurve curve(double... values) {
        LearningCurve curve = LearningCurve.EMPTY;
        for (double value : values) {
            curve = curve.plus(curve.lastStep() + 1, new double[] {value});
        }
        return curve;
    }

    private static Optional<TrialState> best(double[] complete, double[] stopped) {
        StudyState study = Studies.maximizing("a")
                .builtin()
                .with(TrialState.COMPLETE, complete)
                .with(TrialState.PRUNED, stopped)
                .state();
        return TrialOrder.best(
                        study.spec(),
                        Optional.of(study.trials().get(0)),
                        Optional.of(study.trials().get(1)))
                .map(Trial::state);
    }

    @Test
    void aStoppedTrialThatIsClearlyBetterIsTheBest() {
        double[] poor = {0.2, 0.31, 0.36, 0.4};
        double[] good = {0.3, 0.5, 0.6, 0.65};

        assertThat(best(poor, good)).contains(TrialState.PRUNED);
        assertThat(best(good, poor)).contains(TrialState.COMPLETE);
    }

    @Test
    void withinNoiseTheCompleteTrialIsTheBest() {
        double[] complete = {0.90, 0.93, 0.91, 0.94, 0.92};
        double[] stopped = {0.91, 0.93, 0.92, 0.945, 0.93};

        assertThat(best(complete, stopped)).contains(TrialState.COMPLETE);
        assertThat(best(new double[] {0.9, 0.91, 0.92, 0.93, 0.94}, new double[] {0.925, 0.93, 0.935, 0.94, 0.945}))
                .as("curves without noise")
                .contains(TrialState.PRUNED);
    }

    @Test
    void ofOneTrialThatIsTheBest() {
        StudyState study =
                Studies.maximizing("a").builtin().with(TrialState.PRUNED, 0.5).state();
        Optional<Trial> stopped = Optional.of(study.trials().get(0));

        assertThat(TrialOrder.best(study.spec(), Optional.empty(), stopped)).isEqualTo(stopped);
        assertThat(TrialOrder.best(study.spec(), stopped, Optional.empty())).isEqualTo(stopped);
        assertThat(TrialOrder.best(study)).as("whose weights are kept nowhere").isEmpty();
    }

    @Test
    void aCurveThatRisesSteadilyHasNoNoise() {
        assertThat(CurveNoise.ofDifference(curve(0.1, 0.3, 0.5, 0.7, 0.9), LearningCurve.EMPTY, 0))
                .isCloseTo(0, within(Rounding.DOUBLE));
        LearningCurve uneven = LearningCurve.of(new int[] {1, 3, 9}, new double[][] {{0.1}, {0.3}, {0.9}});
        assertThat(CurveNoise.ofDifference(uneven, uneven, 0)).isCloseTo(0, within(Rounding.DOUBLE));
    }

    @Test
    void twoPointsSayNothingOfNoise() {
        assertThat(CurveNoise.ofDifference(curve(0.1, 0.9), curve(0.4), 0)).isZero();
    }

    @Test
    void noiseIsThatOfTheDifferenceOfTwoValuesWhateverTheTrend() {
        SplittableRandom random = new SplittableRandom(3);
        double squares = 0;
        int curves = 2_000;
        for (int index = 0; index < curves; index++) {
            double[] values = new double[9];
            for (int step = 0; step < values.length; step++) {
                values[step] = 0.05 * step + 0.01 * random.nextGaussian();
            }
            squares += Math.pow(CurveNoise.ofDifference(curve(values), LearningCurve.EMPTY, 0), 2);
        }
        double variance = 2 * 0.01 * 0.01;
        // One curve's estimate of its variance scatters by less than its whole.
        assertThat(squares / curves).isCloseTo(variance, within(Chance.ofMean(variance, curves)));
    }

    @Test
    void earlyStepsOfALongCurveDoNotCount() {
        double[] values = {0.1, 0.7, 0.2, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8};

        assertThat(CurveNoise.ofDifference(curve(values), LearningCurve.EMPTY, 0))
                .isZero();
    }

    @Test
    void theKeptStepIsTheFirstOfTheBestAndNaNIsNone() {
        assertThat(TrialOrder.keptStep(BEST, curve(Double.NaN, 0.3, 0.7, 0.7, Double.NaN), 0))
                .hasValue(3);
        assertThat(TrialOrder.keptStep(LAST, curve(0.3, 0.7, 0.1), 0)).hasValue(3);
        assertThat(TrialOrder.keptStep(BEST, LearningCurve.EMPTY, 0)).isEmpty();
    }
}
