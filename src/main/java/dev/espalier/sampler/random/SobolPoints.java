package dev.espalier.sampler.random;

import dev.espalier.sampler.core.RandomSource;
import org.hipparchus.random.SobolSequenceGenerator;

/**
 * Scrambled Sobol points, each computed from its index alone. The direction numbers are those of Joe and Kuo 2008,
 * "Constructing Sobol sequences with better two-dimensional projections"; the scrambling is Owen's, by hashing: Burley 2020,
 * "Practical hash-based Owen scrambling", listing 1 with the Laine-Karras permutation.
 */
final class SobolPoints {
    /** As many as direction numbers are published for. */
    static final int MOST_DIMENSIONS = 21_201;

    private static final int BITS = 31;

    /** For each dimension, what each bit of the index's Gray code turns over. */
    private final int[][] directions;

    SobolPoints(int dimensions) {
        directions = new int[dimensions][BITS];
        if (dimensions == 0) {
            return;
        }
        // The generator keeps its direction numbers to itself; point 2^k differs from direction k by direction k - 1.
        SobolSequenceGenerator generator = new SobolSequenceGenerator(dimensions);
        for (int bit = 0; bit < BITS; bit++) {
            double[] point = generator.skipTo(1 << bit);
            for (int d = 0; d < dimensions; d++) {
                int before = bit == 0 ? 0 : directions[d][bit - 1];
                directions[d][bit] = (int) (long) (point[d] * 0x1p32) ^ before;
            }
        }
    }

    /** Point {@code index} of the unit cube, each coordinate in [0, 1). */
    double[] point(int index, long seed) {
        int gray = index ^ (index >>> 1);
        double[] point = new double[directions.length];
        for (int d = 0; d < point.length; d++) {
            int bits = 0;
            for (int bit = 0; bit < BITS; bit++) {
                bits ^= (gray >>> bit & 1) == 0 ? 0 : directions[d][bit];
            }
            point[d] = Integer.toUnsignedLong(scrambled(bits, (int) RandomSource.hash(seed, d))) * 0x1p-32;
        }
        return point;
    }

    private static int scrambled(int bits, int seed) {
        int x = Integer.reverse(bits);
        x ^= x * 0x3d20adea;
        x += seed;
        x *= seed >>> 16 | 1;
        x ^= x * 0x05526c56;
        x ^= x * 0x53a22864;
        return Integer.reverse(x);
    }
}
