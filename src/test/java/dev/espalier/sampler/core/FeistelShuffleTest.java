package dev.espalier.sampler.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FeistelShuffleTest {

    private static List<Integer> order(int size, long seed) {
        FeistelShuffle shuffle = new FeistelShuffle(BigInteger.valueOf(size), seed);
        return IntStream.range(0, size)
                .mapToObj(place -> shuffle.at(BigInteger.valueOf(place)).intValue())
                .toList();
    }

    @Test
    void everyNumberStandsSomewhereOnce() {
        for (int size : new int[] {1, 2, 3, 16, 17, 1000}) {
            assertThat(order(size, 5))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, size).boxed().toList());
        }
    }

    @Test
    void theOrderIsTheSeeds() {
        assertThat(order(100, 1)).isEqualTo(order(100, 1)).isNotEqualTo(order(100, 2));
    }

    @Test
    void itHoldsForSizesBeyondALong() {
        BigInteger size = BigInteger.TEN.pow(50);
        FeistelShuffle shuffle = new FeistelShuffle(size, 1);
        assertThat(shuffle.at(BigInteger.ZERO))
                .isBetween(BigInteger.ZERO, size)
                .isNotEqualTo(shuffle.at(BigInteger.ONE));
    }
}
