package dev.espalier.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;

final class LikelihoodTest {
    private static final int COUNT = 25;

    private final Random random = new Random(11);
    private final double[][] xs = Examples.points(COUNT, random);
    private final double[] targets = random.doubles(COUNT, -2, 2).toArray();
    private final double[] extraNoise = random.doubles(COUNT, 0, 0.3).toArray();
    private final double[] logs = Examples.logs(random);
    private final Prior prior = new Prior(Examples.LAYOUT, GpSettings.Noise.LEARNED);
    private final Likelihood likelihood =
            new Likelihood(Examples.LAYOUT, Examples.columns(xs), targets, extraNoise, prior);

    @Test
    void itsGradientIsThatOfFiniteDifferences() {
        double[] gradient = new double[logs.length];
        likelihood.at(logs, gradient);
        for (int i = 0; i < logs.length; i++) {
            double step = 1e-5;
            double[] up = logs.clone();
            double[] down = logs.clone();
            up[i] += step;
            down[i] -= step;
            double slope = (likelihood.at(up, new double[logs.length]) - likelihood.at(down, new double[logs.length]))
                    / (2 * step);
            assertThat(gradient[i]).as("hyperparameter %d", i).isEqualTo(slope, within(1e-5 * (1 + Math.abs(slope))));
        }
    }

    @Test
    void itIsTheNormalDensityThatALibraryFinds() {
        RealMatrix covariance = covariance();
        CholeskyDecomposition factor = new CholeskyDecomposition(covariance);
        double quadratic = MatrixUtils.createRealVector(targets)
                .dotProduct(factor.getSolver().solve(MatrixUtils.createRealVector(targets)));
        double expected = 0.5 * quadratic + 0.5 * Math.log(factor.getDeterminant());
        double value = likelihood.at(logs, new double[logs.length]);
        double penalty = prior.penalty(logs, new double[logs.length]);
        assertThat(value - penalty).isEqualTo(expected, within(1e-9));
    }

    @Test
    void thePosteriorIsThatOfADenseSolve() {
        Model model = new Model(Examples.LAYOUT, logs, 1);
        model.add(xs, extraNoise);
        PosteriorPrediction prediction = new PosteriorPrediction(model, model.weights(targets));
        CholeskyDecomposition factor = new CholeskyDecomposition(covariance());
        TreeKernel kernel = new TreeKernel(Examples.LAYOUT, logs, COUNT);
        double[][] asked = Examples.points(40, random);
        double[] means = new double[asked.length];
        double[] variances = new double[asked.length];
        prediction.at(asked, means, variances);
        for (int i = 0; i < asked.length; i++) {
            double[] row = new double[COUNT];
            kernel.row(asked[i], Examples.columns(xs), COUNT, row);
            double[] solved =
                    factor.getSolver().solve(MatrixUtils.createRealVector(row)).toArray();
            double mean = Vectors.dot(solved, targets, COUNT);
            double variance = kernel.variance(asked[i]) - Vectors.dot(solved, row, COUNT);
            assertThat(means[i]).isEqualTo(mean, within(1e-9));
            assertThat(variances[i]).isEqualTo(variance, within(1e-9));
            prediction.at(asked[i]);
            assertThat(prediction.mean()).isEqualTo(mean, within(1e-9));
            assertThat(prediction.variance()).isEqualTo(variance, within(1e-9));
        }
    }

    @Test
    void aGrownFactorIsTheSameToTheLastBitAsOneMadeAtOnce() {
        Model atOnce = new Model(Examples.LAYOUT, logs, COUNT);
        atOnce.add(xs, extraNoise);
        Model grown = new Model(Examples.LAYOUT, logs, 2);
        for (int i = 0; i < COUNT; i++) {
            grown = grown.copy(1);
            grown.add(new double[][] {xs[i]}, new double[] {extraNoise[i]});
        }
        assertThat(grown.weights(targets)).isEqualTo(atOnce.weights(targets));
    }

    private RealMatrix covariance() {
        TreeKernel kernel = new TreeKernel(Examples.LAYOUT, logs, COUNT);
        double noise = Math.exp(logs[new Theta(Examples.LAYOUT.size()).noise()]);
        double[][] dense = new double[COUNT][COUNT];
        for (int i = 0; i < COUNT; i++) {
            kernel.row(xs[i], Examples.columns(xs), COUNT, dense[i]);
            dense[i][i] = kernel.variance(xs[i]) + noise + extraNoise[i];
        }
        return MatrixUtils.createRealMatrix(dense);
    }
}
