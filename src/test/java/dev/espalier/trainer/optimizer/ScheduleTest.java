package dev.espalier.trainer.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.testing.Rounding;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Offset<Double> ROUNDED = within(Rounding.DOUBLE);

    @Test
    void aConstantScheduleStays() {
        assertThat(new LearningRateSchedule.Constant().factor(26.9, 27)).isEqualTo(1);
    }

    @Test
    void aStepScheduleDropsAfterEveryThirdOfTheTrialUnlessToldOtherwise() {
        LearningRateSchedule thirds = new LearningRateSchedule.Step(0, 0.1);
        assertThat(thirds.factor(8.9, 27)).isEqualTo(1);
        assertThat(thirds.factor(9, 27)).isCloseTo(0.1, ROUNDED);
        assertThat(thirds.factor(18, 27)).isCloseTo(0.01, ROUNDED);
        assertThat(new LearningRateSchedule.Step(2, 0.5).factor(4.5, 27)).isCloseTo(0.25, ROUNDED);
    }

    @Test
    void aMultiStepScheduleDropsAtItsMilestones() {
        LearningRateSchedule told = new LearningRateSchedule.MultiStep(List.of(3.0, 7.5), 0.2);
        assertThat(told.factor(2.99, 10)).isEqualTo(1);
        assertThat(told.factor(3, 10)).isCloseTo(0.2, ROUNDED);
        assertThat(told.factor(7.5, 10)).isCloseTo(0.04, ROUNDED);
        LearningRateSchedule untold = new LearningRateSchedule.MultiStep(List.of(), 0.1);
        assertThat(untold.factor(9.99, 20)).isEqualTo(1);
        assertThat(untold.factor(10, 20)).isCloseTo(0.1, ROUNDED);
        assertThat(untold.factor(15, 20)).isCloseTo(0.01, ROUNDED);
    }

    @Test
    void anExponentialScheduleFallsByTheSameShareEveryEpoch() {
        LearningRateSchedule curve = new LearningRateSchedule.Exponential(0.9);
        assertThat(curve.factor(0, 10)).isEqualTo(1);
        assertThat(curve.factor(7, 10)).isCloseTo(Math.pow(0.9, 7), ROUNDED);
        assertThat(curve.factor(7.5, 10)).isCloseTo(Math.pow(0.9, 7.5), ROUNDED);
    }

    @Test
    void aPolynomialScheduleFallsToItsFloor() {
        LearningRateSchedule curve = new LearningRateSchedule.Polynomial(2, 0.1);
        assertThat(curve.factor(0, 10)).isEqualTo(1);
        assertThat(curve.factor(4, 10)).isCloseTo(0.1 + 0.9 * 0.36, ROUNDED);
        assertThat(curve.factor(10, 10)).isCloseTo(0.1, ROUNDED);
        assertThat(curve.factor(12, 10)).isCloseTo(0.1, ROUNDED);
    }

    @Test
    void aCosineScheduleFallsToItsFloor() {
        LearningRateSchedule cosine = new LearningRateSchedule.Cosine(0.1, 0, 1);
        assertThat(cosine.factor(0, 10)).isEqualTo(1);
        assertThat(cosine.factor(5, 10)).isCloseTo(0.55, ROUNDED);
        assertThat(cosine.factor(10, 10)).isCloseTo(0.1, ROUNDED);
        assertThat(cosine.factor(12, 10)).isCloseTo(0.1, ROUNDED);
    }

    @Test
    void aCosineScheduleRestartsInCyclesThatGrowAndEndsWithTheTrial() {
        LearningRateSchedule cosine = new LearningRateSchedule.Cosine(0, 2, 2);
        assertThat(cosine.factor(1, 14)).isCloseTo(0.5, ROUNDED);
        assertThat(cosine.factor(2, 14)).isCloseTo(1, ROUNDED);
        assertThat(cosine.factor(4, 14)).isCloseTo(0.5, ROUNDED);
        assertThat(cosine.factor(5, 14)).isCloseTo((1 + Math.cos(Math.PI * 0.75)) / 2, ROUNDED);
        assertThat(cosine.factor(6, 14)).isCloseTo(1, ROUNDED);
        assertThat(cosine.factor(10, 14)).isCloseTo(0.5, ROUNDED);
        assertThat(cosine.factor(14, 14)).isCloseTo(0, ROUNDED);
    }

    @Test
    void aOneCycleScheduleRisesAndFalls() {
        LearningRateSchedule cycle = new LearningRateSchedule.OneCycle(0.25, 0.04, 0.01);
        assertThat(cycle.factor(0, 20)).isCloseTo(0.04, ROUNDED);
        assertThat(cycle.factor(2.5, 20)).isCloseTo(0.52, ROUNDED);
        assertThat(cycle.factor(5, 20)).isCloseTo(1, ROUNDED);
        assertThat(cycle.factor(12.5, 20)).isCloseTo(0.505, ROUNDED);
        assertThat(cycle.factor(20, 20)).isCloseTo(0.01, ROUNDED);
    }

    @Test
    void aWarmUpClimbsInAStraightLineInFrontOfAny() {
        Schedule warmed = new Schedule(new LearningRateSchedule.Cosine(0, 0, 1), 2);
        assertThat(warmed.factor(0, 10)).isPositive().isLessThan(0.01);
        assertThat(warmed.factor(1, 10)).isCloseTo(0.5, within(1e-3));
        assertThat(warmed.factor(2, 10)).isEqualTo(1);
        assertThat(warmed.factor(6, 10)).isCloseTo(0.5, ROUNDED);
        assertThat(new Schedule(new LearningRateSchedule.Step(1, 0.5), 3).factor(4, 10))
                .isCloseTo(0.5, ROUNDED);
        assertThat(new Schedule(new LearningRateSchedule.Constant(), 20).factor(5, 10))
                .isCloseTo(0.25, within(1e-3));
    }

    @Test
    void aPlateauOfTheValidationLossLowersTheRateWhenPatienceIsOut() {
        LearningRate rate =
                new LearningRate(2, new Schedule(new LearningRateSchedule.ReduceOnPlateau(0.5, 1, 0.1, 0.2), 0), 100);
        double[] losses = {1, 0.95, 0.8, 0.79, 0.75, 0.6, 0.6, 0.6, 0.6, 0.6};
        double[] rates = {2, 2, 2, 2, 1, 1, 1, 0.5, 0.5, 0.4};
        for (int epoch = 0; epoch < losses.length; epoch++) {
            rate.measured(losses[epoch]);
            assertThat(rate.at(epoch + 1)).as("after epoch %d", epoch + 1).isCloseTo(rates[epoch], ROUNDED);
        }
    }

    @Test
    void aPlateauGoesOnWhereItWas() {
        Schedule schedule = new Schedule(new LearningRateSchedule.ReduceOnPlateau(0.5, 1, 0, 0), 0);
        LearningRate whole = new LearningRate(1, schedule, 10);
        whole.measured(1);
        whole.measured(2);
        LearningRate resumed = new LearningRate(1, schedule, 10);
        resumed.restore(whole.plateau());
        resumed.measured(2);
        assertThat(resumed.at(3)).isEqualTo(0.5);
    }

    @Test
    void theLossIsWithoutMeaningForOtherSchedules() {
        LearningRate rate = new LearningRate(1, new Schedule(new LearningRateSchedule.Constant(), 0), 10);
        rate.measured(1);
        rate.measured(1);
        assertThat(rate.at(2)).isEqualTo(1);
    }
}
