package dev.espalier.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.testing.Rounding;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TreeKernelTest {

    @Test
    void isPositiveDefiniteOnTheTreeWhateverTheHyperparameters() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            double[][] xs = Examples.points(80, random);
            Points points = Examples.columns(xs);
            TreeKernel kernel = new TreeKernel(Examples.LAYOUT, Examples.logs(random), xs.length);
            CholeskyFactor cholesky = new CholeskyFactor(xs.length);
            for (int i = 0; i < xs.length; i++) {
                double[] row = new double[i];
                kernel.row(xs[i], points, i, row);
                cholesky.add(row, kernel.variance(xs[i]) + 1e-9);
                // A pivot below the noise would mean that a combination of the points had a negative variance.
                assertThat(cholesky.at(i, i)).as("pivot %d, seed %d", i, seed).isGreaterThan(0.9 * Math.sqrt(1e-9));
            }
        }
    }

    @Test
    void aPointsCovarianceWithItselfIsItsVariance() {
        Random random = new Random(3);
        double[][] xs = Examples.points(20, random);
        TreeKernel kernel = new TreeKernel(Examples.LAYOUT, Examples.logs(random), 1);
        for (double[] x : xs) {
            double[] row = new double[1];
            kernel.row(x, Examples.columns(new double[][] {x}), 1, row);
            assertThat(row[0]).isEqualTo(kernel.variance(x), within(Rounding.DOUBLE));
        }
    }

    @Test
    void twoPointsAreComparedOnNothingThatOneOfThemLacks() {
        Random random = new Random(4);
        TreeKernel kernel = new TreeKernel(Examples.LAYOUT, Examples.logs(random), 2);
        // Coordinates: rate, kind, batch, model, then depth, shortcut, scale, bias of conv, then units of gru.
        double far = Layout.ABSENT;
        double[] convolution = {0.5, 0, 0.5, 0, 0.2, 1, 0.9, 0.1, far};
        double[] other = {0.5, 0, 0.5, 0, 0.8, 0, far, far, far};
        double[] recurrent = {0.5, 0, 0.5, 1, far, far, far, far, 0.7};
        double[] row = new double[2];
        kernel.row(recurrent, Examples.columns(new double[][] {convolution, other}), 2, row);
        assertThat(row[0]).isEqualTo(row[1], within(Rounding.DOUBLE));
    }

    @Test
    void decayIsTheExponential() {
        double[] powers = {0, 1e-9, 0.1, 1, 5, 20, 40};
        double[] decay = new double[powers.length];
        Vectors.decay(powers, decay, powers.length);
        for (int i = 0; i < powers.length; i++) {
            // A polynomial, meant to be that near up to 5, beyond which nothing is left of a kernel.
            assertThat(decay[i] / Math.exp(-powers[i])).isEqualTo(1, within(i < 5 ? 3e-14 : 1e-7));
        }
    }
}
