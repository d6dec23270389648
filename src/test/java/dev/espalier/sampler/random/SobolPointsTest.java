package dev.espalier.sampler.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.sampler.core.RandomSource;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class SobolPointsTest {
    private static final int COUNT = 256;

    @Test
    void everyStretchOfAnAxisHasOnePoint() {
        SobolPoints points = new SobolPoints(10);
        for (int d = 0; d < 10; d++) {
            boolean[] taken = new boolean[COUNT];
            for (int i = 0; i < COUNT; i++) {
                double coordinate = points.point(i, 3)[d];
                assertThat(coordinate).isGreaterThanOrEqualTo(0).isLessThan(1);
                taken[(int) (coordinate * COUNT)] = true;
            }
            assertThat(taken).doesNotContain(false);
        }
    }

    @Test
    void theyLieMoreEvenlyThanRandomOnes() {
        SobolPoints points = new SobolPoints(5);
        for (int seed = 0; seed < 10; seed++) {
            double[][] even = new double[COUNT][];
            double[][] random = new double[COUNT][5];
            for (int i = 0; i < COUNT; i++) {
                even[i] = points.point(i, seed);
                RandomGenerator source = RandomSource.forTrial(seed, i);
                Arrays.setAll(random[i], d -> source.nextDouble());
            }
            // Of 100 seeds the highest ratio is 0.27.
            assertThat(discrepancy(even)).isLessThan(0.5 * discrepancy(random));
        }
    }

    /** The centred L2 discrepancy. Hickernell 1998, "A generalized discrepancy and quadrature error bound", eq. 5.2c. */
    private static double discrepancy(double[][] points) {
        int n = points.length;
        int d = points[0].length;
        double single = 0;
        double pairs = 0;
        for (double[] x : points) {
            double product = 1;
            for (double v : x) {
                double z = Math.abs(v - 0.5);
                product *= 1 + 0.5 * z - 0.5 * z * z;
            }
            single += product;
            for (double[] y : points) {
                double both = 1;
                for (int j = 0; j < d; j++) {
                    both *= 1 + 0.5 * Math.abs(x[j] - 0.5) + 0.5 * Math.abs(y[j] - 0.5) - 0.5 * Math.abs(x[j] - y[j]);
                }
                pairs += both;
            }
        }
        return Math.sqrt(Math.pow(13 / 12.0, d) - 2.0 / n * single + pairs / n / n);
    }

    @Test
    void seedsAndIndicesGiveDifferentPoints() {
        SobolPoints points = new SobolPoints(3);
        assertThat(points.point(0, 1)).isNotEqualTo(points.point(0, 2)).isNotEqualTo(points.point(1, 1));
        assertThat(points.point(5, 1)).isEqualTo(points.point(5, 1));
    }
}
