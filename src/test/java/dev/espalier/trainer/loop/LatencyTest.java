package dev.espalier.trainer.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyTest {
    private static final long MILLISECOND = 1_000_000;

    private final List<Integer> taken = new ArrayList<>();

    @Test
    void ofFastTurnsFiftyCountAndTheThreeBeforeThemDoNot() {
        assertThat(median(500, 1, 2)).isEqualTo(2 * MILLISECOND);
        assertThat(taken).hasSize(50 + 1);
        taken.clear();
        assertThat(median(9, 9, 9, 1)).isEqualTo(MILLISECOND);
        assertThat(taken).hasSize(50 + 3);
    }

    @Test
    void ofSlowTurnsAtLeastFiveCount() {
        assertThat(median(900, 200, 400, 100, 350, 300)).isEqualTo(300 * MILLISECOND);
        assertThat(taken).hasSize(1 + 5);
    }

    @Test
    void turnsOfManySecondsEndAfterTwo() {
        assertThat(median(30_000, 8_000)).isEqualTo(8_000 * MILLISECOND);
        assertThat(taken).hasSize(1 + 1);
        taken.clear();
        assertThat(median(900, 700)).isEqualTo(700 * MILLISECOND);
        assertThat(taken).hasSize(1 + 3);
    }

    /** The median in nanoseconds where turns take so many milliseconds, and all later ones as many as the last. */
    private double median(long... milliseconds) {
        return Latency.median(turn -> {
            taken.add(turn);
            return milliseconds[Math.min(taken.size(), milliseconds.length) - 1] * MILLISECOND;
        });
    }
}
