package dev.espalier.sampler;

/**
 * A covariance with correlations, decomposed into axes and their lengths after each update.
 */
final class FullShape implements CmaShape {
    private final int n;
    private final double[] covariance;
    private final SymmetricEigen eigen;
    /** Row i, column j: what axis j adds to dimension i, times its length or divided by it. */
    private final double[] grown;

    private final double[] shrunk;

    FullShape(int dimensions) {
        n = dimensions;
        covariance = new double[n * n];
        for (int i = 0; i < n; i++) {
            covariance[i * n + i] = 1;
        }
        eigen = new SymmetricEigen(n);
        grown = covariance.clone();
        shrunk = covariance.clone();
        decompose();
    }

    @Override
    public double[] shaped(double[] z) {
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += grown[i * n + j] * z[j];
            }
            y[i] = sum;
        }
        return y;
    }

    /** In the basis of the dimensions, not of the axes, as the step-size path needs it: equation 43. */
    @Override
    public double[] whitened(double[] y) {
        double[] z = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += shrunk[i * n + j] * y[j];
            }
            z[i] = sum;
        }
        return z;
    }

    @Override
    public double variance(int i) {
        return covariance[i * n + i];
    }

    @Override
    public double[] extremes() {
        double[] values = eigen.values();
        double most = values[0];
        double least = values[0];
        for (double value : values) {
            most = Math.max(most, value);
            least = Math.min(least, value);
        }
        return new double[] {most, least};
    }

    @Override
    public void update(CmaRates rates, double[] path, double kept, double[][] steps, double[] weights) {
        double decay = CmaShape.decay(rates, kept);
        for (int i = 0; i < n; i++) {
            int row = i * n;
            double ownPath = rates.rankOne() * path[i];
            for (int j = 0; j <= i; j++) {
                covariance[row + j] = decay * covariance[row + j] + ownPath * path[j];
            }
            for (int k = 0; k < steps.length; k++) {
                double[] step = steps[k];
                double own = rates.rankMany() * weights[k] * step[i];
                for (int j = 0; j <= i; j++) {
                    covariance[row + j] += own * step[j];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                covariance[j * n + i] = covariance[i * n + j];
            }
        }
        decompose();
    }

    private void decompose() {
        eigen.decompose(covariance);
        double[] axes = eigen.axes();
        double[] values = eigen.values();
        double[] length = new double[n];
        for (int j = 0; j < n; j++) {
            length[j] = Math.sqrt(values[j]);
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                grown[i * n + j] = axes[i * n + j] * length[j];
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += axes[i * n + k] * axes[j * n + k] / length[k];
                }
                shrunk[i * n + j] = sum;
                shrunk[j * n + i] = sum;
            }
        }
    }
}
