package dev.espalier.sampler.cmaes;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The normal distribution that CMA-ES draws from, and its update by a generation of ranked points. Hansen 2023, "The CMA
 * evolution strategy: a tutorial", equations 5 to 9 and 41 to 47, with active covariance (negative weights). Points that were
 * not drawn from it are shortened as Hansen 2011, "Injecting external solutions into CMA-ES", equations 2 to 4, has it; those
 * that were are practically never long enough to be.
 */
final class CmaDistribution {
    private final CmaRates rates;
    private final Covariance shape;
    private final double[] mean;
    /** Stretches grid dimensions: what is drawn is mean + sigma * stretch * y. */
    private final double[] stretch;

    private final double[] sigmaPath;
    private final double[] path;
    private double sigma;
    private int generation;

    CmaDistribution(CmaRates rates, Covariance shape, double[] mean, double sigma) {
        int n = rates.dimensions();
        this.rates = rates;
        this.shape = shape;
        this.mean = mean.clone();
        this.sigma = sigma;
        this.stretch = new double[n];
        Arrays.fill(stretch, 1);
        this.sigmaPath = new double[n];
        this.path = new double[n];
    }

    /** One point, unbounded. */
    double[] draw(RandomGenerator random) {
        double[] z = new double[mean.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = random.nextGaussian();
        }
        double[] y = shape.shaped(z);
        for (int i = 0; i < y.length; i++) {
            y[i] = mean[i] + sigma * stretch[i] * y[i];
        }
        return y;
    }

    /** @param points a generation's, the best first, as many as there are weights */
    void update(double[][] points) {
        generation++;
        double[][] steps = new double[points.length][];
        double[] lengths = new double[points.length];
        for (int k = 0; k < points.length; k++) {
            steps[k] = step(points[k]);
            lengths[k] = shorten(steps[k]);
        }
        double[] move = move(steps);
        double[] white = shape.whitened(move);
        double rate = rates.sigmaRate();
        double length = 0;
        for (int i = 0; i < mean.length; i++) {
            mean[i] = Math.clamp(mean[i] + sigma * stretch[i] * move[i], 0, 1);
            sigmaPath[i] = (1 - rate) * sigmaPath[i] + Math.sqrt(rate * (2 - rate) * rates.massOfParents()) * white[i];
            length += sigmaPath[i] * sigmaPath[i];
        }
        length = Math.sqrt(length);
        boolean steady = length / Math.sqrt(1 - Math.pow(1 - rate, 2.0 * generation))
                < (1.4 + 2.0 / (mean.length + 1)) * rates.expectedLength();
        for (int i = 0; i < mean.length; i++) {
            double pulled = Math.sqrt(rates.pathRate() * (2 - rates.pathRate()) * rates.massOfParents()) * move[i];
            path[i] = (1 - rates.pathRate()) * path[i] + (steady ? pulled : 0);
        }
        shape.update(rates, path, steady ? 0 : rates.pathRate() * (2 - rates.pathRate()), steps, weights(lengths));
        double change = rate / rates.sigmaDamping() * (length / rates.expectedLength() - 1);
        sigma *= Math.exp(Math.min(1, change));
    }

    private double[] step(double[] point) {
        double[] step = new double[point.length];
        for (int i = 0; i < step.length; i++) {
            step[i] = (point[i] - mean[i]) / (sigma * stretch[i]);
        }
        return step;
    }

    /** Makes a step no longer than ones that are drawn, and answers its squared length in the distribution's measure. */
    private double shorten(double[] step) {
        int n = step.length;
        double squared = 0;
        for (double white : shape.whitened(step)) {
            squared += white * white;
        }
        double most = Math.sqrt(n) + 2.0 * n / (n + 2);
        double length = Math.sqrt(squared);
        if (length > most) {
            for (int i = 0; i < n; i++) {
                step[i] *= most / length;
            }
            return most * most;
        }
        return squared;
    }

    private double[] move(double[][] steps) {
        double[] move = new double[mean.length];
        for (int k = 0; k < steps.length; k++) {
            double weight = rates.weights()[k];
            for (int i = 0; weight > 0 && i < move.length; i++) {
                move[i] += weight * steps[k][i];
            }
        }
        return move;
    }

    /** Negative weights are made smaller for longer steps, so that the covariance stays positive: equation 46. */
    private double[] weights(double[] squaredLengths) {
        double[] weights = rates.weights().clone();
        for (int k = 0; k < weights.length; k++) {
            if (weights[k] < 0) {
                weights[k] *= mean.length / Math.max(squaredLengths[k], 1e-12);
            }
        }
        return weights;
    }

    double[] mean() {
        return mean;
    }

    double[] stretch() {
        return stretch;
    }

    double sigma() {
        return sigma;
    }

    int generation() {
        return generation;
    }

    double[] path() {
        return path;
    }

    Covariance shape() {
        return shape;
    }

    /** The standard deviation along dimension {@code i}. */
    double standardDeviation(int i) {
        return sigma * stretch[i] * Math.sqrt(shape.variance(i));
    }
}
