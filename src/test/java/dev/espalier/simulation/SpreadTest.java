package dev.espalier.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void quartilesAreThoseOfPythonsStatistics() {
        Spread spread = Spread.of(new double[] {9, 1, 4, 16, 25, 36, 49, 64, 81, 100});

        assertThat(spread.median()).isCloseTo(30.5, within(1e-12));
        assertThat(spread.lower()).isCloseTo(7.75, within(1e-12));
        assertThat(spread.upper()).isCloseTo(68.25, within(1e-12));
    }

    @Test
    void oneRunIsItsOwnMedian() {
        assertThat(Spread.of(new double[] {3})).isEqualTo(new Spread(3, 3, 3));
    }
}
