package dev.espalier.sampler.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;

final class GaussianTest {
    private static final Percentage ELEVEN_DIGITS = Percentage.withPercentage(1e-9);

    @Test
    void agreesWithASlowComputationInEveryRange() {
        for (double x = -6; x <= 25; x += 0.037) {
            assertThat(Gaussian.complementaryError(x)).as("at %s", x).isCloseTo(Erf.erfc(x), ELEVEN_DIGITS);
        }
    }

    @Test
    void knowsTheMassesInTheBooks() {
        assertThat(Gaussian.mass(-1, 1)).isCloseTo(0.682689492137086, ELEVEN_DIGITS);
        assertThat(Gaussian.below(-5)).isCloseTo(2.866515718791939e-7, ELEVEN_DIGITS);
        assertThat(Gaussian.mass(0, Double.POSITIVE_INFINITY)).isEqualTo(0.5);
    }

    @Test
    void isExactFarOutInEitherTail() {
        assertThat(Gaussian.mass(10, 11)).isEqualTo(Gaussian.mass(-11, -10)).isGreaterThan(7e-24);
    }
}
