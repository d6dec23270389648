package dev.espalier.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuartilesTest {
    @Test
    void quartilesAreThoseOfPythonsStatistics() {
        Quartiles spread = Quartiles.of(new double[] {9, 1, 4, 16, 25, 36, 49, 64, 81, 100});

        assertThat(spread.median()).isEqualTo(30.5);
        assertThat(spread.lower()).isEqualTo(7.75);
        assertThat(spread.upper()).isEqualTo(68.25);
    }

    @Test
    void oneRunIsItsOwnMedian() {
        assertThat(Quartiles.of(new double[] {3})).isEqualTo(new Quartiles(3, 3, 3));
    }
}
