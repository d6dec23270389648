package dev.espalier.sampler.cmaes;

/** A covariance with correlations, decomposed into axes and the lengths along them after each update. */
final class FullCovariance implements Covariance {
    private final int n;
    /** Row by row; the lower half is kept. */
    private final double[][] covariance;

    private final double[] whole;
    private final SymmetricEigen eigen;
    private final double[] lengths;

    FullCovariance(int dimensions) {
        n = dimensions;
        covariance = new double[n][n];
        whole = new double[n * n];
        lengths = new double[n];
        eigen = new SymmetricEigen(n);
        for (int i = 0; i < n; i++) {
            covariance[i][i] = 1;
        }
        decompose();
    }

    @Override
    public double[] shaped(double[] z) {
        double[] y = new double[n];
        for (int j = 0; j < n; j++) {
            addTo(y, eigen.axes()[j], lengths[j] * z[j]);
        }
        return y;
    }

    /** In the basis of the dimensions, not of the axes, as the step-size path needs it: equation 43. */
    @Override
    public double[] whitened(double[] y) {
        double[] z = new double[n];
        for (int j = 0; j < n; j++) {
            double[] axis = eigen.axes()[j];
            double along = 0;
            for (int i = 0; i < n; i++) {
                along += axis[i] * y[i];
            }
            addTo(z, axis, along / lengths[j]);
        }
        return z;
    }

    private static void addTo(double[] sum, double[] axis, double times) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += times * axis[i];
        }
    }

    @Override
    public double variance(int i) {
        return covariance[i][i];
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
        double decay = Covariance.decay(rates, kept);
        for (int i = 0; i < n; i++) {
            double[] row = covariance[i];
            for (int j = 0; j <= i; j++) {
                row[j] *= decay;
            }
            addTo(row, path, rates.rankOne() * path[i], i + 1);
            for (int k = 0; k < steps.length; k++) {
                addTo(row, steps[k], rates.rankMany() * weights[k] * steps[k][i], i + 1);
            }
        }
        decompose();
    }

    private static void addTo(double[] row, double[] step, double times, int count) {
        for (int j = 0; j < count; j++) {
            row[j] += times * step[j];
        }
    }

    private void decompose() {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                whole[i * n + j] = covariance[i][j];
                whole[j * n + i] = covariance[i][j];
            }
        }
        eigen.decompose(whole);
        for (int j = 0; j < n; j++) {
            lengths[j] = Math.sqrt(eigen.values()[j]);
        }
    }
}
