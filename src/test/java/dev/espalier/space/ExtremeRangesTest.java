package dev.espalier.space;

import static dev.espalier.testing.Trees.logReal;
import static dev.espalier.testing.Trees.logWhole;
import static dev.espalier.testing.Trees.real;
import static dev.espalier.testing.Trees.space;
import static dev.espalier.testing.Trees.steppedReal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.study.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values and places on the unit scale, where ranges are at the limits of what numbers hold. */
class ExtremeRangesTest {
    private static final double LEAST = Double.MIN_VALUE;

    private static Parameter parameter(Json range) {
        return space(Json.EMPTY.with("x", range)).parameters().getFirst();
    }

    private static void assertEnds(Json range, double low, double high) {
        Parameter parameter = parameter(range);
        assertThat(parameter.fromUnit(0)).isEqualTo(low);
        assertThat(parameter.fromUnit(1)).isEqualTo(high);
        assertThat(parameter.toUnit(low)).isLessThan(0.5);
        assertThat(parameter.toUnit(high)).isGreaterThan(0.5);
        for (double unit : new double[] {0, 0.1, 0.5, 0.9, 1}) {
            double code = parameter.fromUnit(unit);
            assertThat(code).isBetween(low, high);
            assertThat(parameter.fromUnit(parameter.toUnit(code))).isEqualTo(code);
        }
    }

    @Test
    void rangesSoNarrowThatLogarithmsMeetAreEven() {
        double next = Math.nextUp(1e300);
        assertEnds(logReal(1e300, next), 1e300, next);
        assertEnds(real(1e300, next), 1e300, next);
        long largest = 1L << 53;
        assertEnds(logWhole(largest - 1, largest), largest - 1, largest);
    }

    @Test
    void rangesBelowTheNormalNumbersHaveAMiddle() {
        assertEnds(real(0, LEAST), 0, LEAST);
        assertEnds(real(-LEAST, LEAST), -LEAST, LEAST);
        assertEnds(steppedReal(0, 4 * LEAST, LEAST), 0, 4 * LEAST);
        assertThat(parameter(steppedReal(0, 4 * LEAST, LEAST)).count()).hasValue(5);
    }

    @Test
    void aRangeWiderThanANumberHasStepsAsAnyOther() {
        Parameter parameter = parameter(steppedReal(-1e308, 1e308, 5e307));

        assertThat(parameter.count()).hasValue(5);
        assertThat(List.of(0L, 1L, 2L, 3L, 4L))
                .extracting(parameter::codeAt)
                .containsExactly(-1e308, -5e307, 0.0, 5e307, 1e308);
        assertThat(parameter.toUnit(0)).isEqualTo(0.5);
    }
}
