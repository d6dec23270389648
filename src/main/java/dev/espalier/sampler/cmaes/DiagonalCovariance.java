package dev.espalier.sampler.cmaes;

import java.util.Arrays;

/** A covariance without correlations. Ros and Hansen 2008, "A simple modification in CMA-ES achieving linear time". */
final class DiagonalCovariance implements Covariance {
    private static final double LEAST = 1e-30;

    private final double[] variances;

    DiagonalCovariance(int dimensions) {
        variances = new double[dimensions];
        Arrays.fill(variances, 1);
    }

    @Override
    public double[] shaped(double[] z) {
        double[] y = new double[z.length];
        Arrays.setAll(y, i -> Math.sqrt(variances[i]) * z[i]);
        return y;
    }

    @Override
    public double[] whitened(double[] y) {
        double[] z = new double[y.length];
        Arrays.setAll(z, i -> y[i] / Math.sqrt(variances[i]));
        return z;
    }

    @Override
    public double variance(int i) {
        return variances[i];
    }

    @Override
    public double[] extremes() {
        return new double[] {
            Arrays.stream(variances).max().orElse(1),
            Arrays.stream(variances).min().orElse(1)
        };
    }

    @Override
    public void update(CmaRates rates, double[] path, double kept, double[][] steps, double[] weights) {
        double decay = Covariance.decay(rates, kept);
        for (int i = 0; i < variances.length; i++) {
            double sum = 0;
            for (int k = 0; k < steps.length; k++) {
                sum += weights[k] * steps[k][i] * steps[k][i];
            }
            double next = decay * variances[i] + rates.rankOne() * path[i] * path[i] + rates.rankMany() * sum;
            variances[i] = Math.max(LEAST, next);
        }
    }
}
