package dev.espalier.trainer.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void aConstantScheduleStays() {
        assertThat(new Schedule.Constant(0).factor(26.9, 27)).isEqualTo(1);
    }

    @Test
    void aStepScheduleDropsAfterEveryThirdOfTheTrialUnlessToldOtherwise() {
        Schedule thirds = new Schedule.Step(0, 0.1, 0);
        assertThat(thirds.factor(8.9, 27)).isEqualTo(1);
        assertThat(thirds.factor(9, 27)).isCloseTo(0.1, within(1e-12));
        assertThat(thirds.factor(18, 27)).isCloseTo(0.01, within(1e-12));
        assertThat(new Schedule.Step(2, 0.5, 0).factor(4.5, 27)).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void aCosineScheduleFallsToItsFloor() {
        Schedule cosine = new Schedule.Cosine(0.1, 0);
        assertThat(cosine.factor(0, 10)).isEqualTo(1);
        assertThat(cosine.factor(5, 10)).isCloseTo(0.55, within(1e-12));
        assertThat(cosine.factor(10, 10)).isCloseTo(0.1, within(1e-12));
        assertThat(cosine.factor(12, 10)).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void aWarmUpClimbsInAStraightLineInFrontOfAny() {
        Schedule warmed = new Schedule.Cosine(0, 2);
        assertThat(warmed.factor(0, 10)).isPositive().isLessThan(0.01);
        assertThat(warmed.factor(1, 10)).isCloseTo(0.5, within(1e-3));
        assertThat(warmed.factor(2, 10)).isEqualTo(1);
        assertThat(warmed.factor(6, 10)).isCloseTo(0.5, within(1e-12));
        assertThat(new Schedule.Step(1, 0.5, 3).factor(4, 10)).isCloseTo(0.5, within(1e-12));
    }
}
