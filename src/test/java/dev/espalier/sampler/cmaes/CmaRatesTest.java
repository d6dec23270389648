package dev.espalier.sampler.cmaes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.testing.Rounding;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Figures worked out by hand from Hansen 2023, table 1, for ten parameters and a population of ten. */
final class CmaRatesTest {
    private static final CmaRates RATES = CmaRates.of(10, 10, CmaSettings.Axes.TOGETHER);

    @Test
    void theBetterHalfIsWeighedByTheLogOfItsRank() {
        double[] raw = {Math.log(5.5), Math.log(5.5 / 2), Math.log(5.5 / 3), Math.log(5.5 / 4), Math.log(1.1)};
        double sum = Arrays.stream(raw).sum();
        for (int i = 0; i < raw.length; i++) {
            assertThat(RATES.weights()[i]).isCloseTo(raw[i] / sum, within(Rounding.DOUBLE));
        }
        assertThat(RATES.massOfParents()).isCloseTo(3.1672992, within(1e-6));
    }

    @Test
    void learningRatesAreThoseOfTheTutorial() {
        double mass = RATES.massOfParents();
        assertThat(RATES.rankOne()).isCloseTo(2 / (11.3 * 11.3 + mass), within(Rounding.DOUBLE));
        assertThat(RATES.rankMany())
                .isCloseTo(2 * (0.25 + mass + 1 / mass - 2) / (144 + mass), within(Rounding.DOUBLE));
        assertThat(RATES.sigmaRate()).isCloseTo((mass + 2) / (15 + mass), within(Rounding.DOUBLE));
        assertThat(RATES.pathRate()).isCloseTo((4 + mass / 10) / (14 + 2 * mass / 10), within(Rounding.DOUBLE));
    }

    @Test
    void theWorseHalfCountsAgainstAndTheMatrixStaysPositive() {
        double negative = Arrays.stream(RATES.weights()).filter(w -> w < 0).sum();
        assertThat(negative).isNegative();
        // Equation 53's three bounds on the sum.
        assertThat(-negative).isLessThanOrEqualTo(1 + RATES.rankOne() / RATES.rankMany() + 1e-12);
        assertThat(-negative)
                .isLessThanOrEqualTo((1 - RATES.rankOne() - RATES.rankMany()) / (10 * RATES.rankMany()) + 1e-12);
    }
}
