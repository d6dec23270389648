package dev.espalier.sampler.gp;

/**
 * Minus the logarithm of the posterior density of hyperparameters, and its gradient: Rasmussen and Williams 2006, "Gaussian
 * processes for machine learning", equations 5.8 and 5.9, plus the priors. Used by one thread.
 */
final class Likelihood implements Function {
    private final Layout layout;
    private final Points points;
    private final double[] targets;
    private final double[] extraNoise;
    private final Prior prior;
    private final double[][] factor;
    private final double[][] inverse;
    private final double[][] precision;
    private final double[] column;
    private final double[] slopes;

    /**
     * What is to be explained.
     *
     * @param targets standardised
     * @param extraNoise variance known beforehand, added to the noise that all have
     */
    Likelihood(Layout layout, Points points, double[] targets, double[] extraNoise, Prior prior) {
        this.layout = layout;
        this.points = points;
        this.targets = targets;
        this.extraNoise = extraNoise;
        this.prior = prior;
        int count = targets.length;
        factor = new double[count][];
        inverse = new double[count][];
        precision = new double[count][];
        for (int i = 0; i < count; i++) {
            factor[i] = new double[i + 1];
            inverse[i] = new double[i + 1];
            precision[i] = new double[i + 1];
        }
        column = new double[count];
        slopes = new double[count];
    }

    @Override
    public double at(double[] logs, double[] gradient) {
        int count = targets.length;
        Theta theta = new Theta(layout.size());
        double noise = Math.exp(logs[theta.noise()]);
        TreeKernel kernel = new TreeKernel(layout, logs, count);
        double[] own = new double[count];
        for (int i = 0; i < count; i++) {
            double[] point = points.point(i);
            kernel.row(point, points, i, factor[i]);
            own[i] = kernel.variance(point);
            factor[i][i] = own[i] + noise + extraNoise[i];
        }
        if (!factorise()) {
            return Double.POSITIVE_INFINITY;
        }
        invert();
        double[] alpha = solved();
        double value = 0.5 * Vectors.dot(alpha, targets, count);
        for (int i = 0; i < count; i++) {
            value += Math.log(factor[i][i]);
        }
        double traced = 0;
        for (int i = 0; i < count; i++) {
            double[] point = points.point(i);
            kernel.row(point, points, i, column);
            for (int j = 0; j < i; j++) {
                slopes[j] = precision[i][j] - alpha[i] * alpha[j];
            }
            double onDiagonal = 0.5 * (precision[i][i] - alpha[i] * alpha[i]);
            traced += onDiagonal;
            kernel.differentiate(point, points, i, slopes, onDiagonal, gradient);
        }
        gradient[theta.noise()] += traced * noise;
        return value + prior.penalty(logs, gradient);
    }

    /** Cholesky, column by column; false if rounding has left no positive pivot. */
    private boolean factorise() {
        int count = factor.length;
        for (int k = 0; k < count; k++) {
            double pivot = factor[k][k];
            if (!(pivot > 0)) {
                return false;
            }
            double root = Math.sqrt(pivot);
            factor[k][k] = root;
            for (int i = k + 1; i < count; i++) {
                factor[i][k] /= root;
                column[i] = factor[i][k];
            }
            for (int i = k + 1; i < count; i++) {
                Vectors.subtract(factor[i], factor[i][k], column, k + 1, i + 1);
            }
        }
        return true;
    }

    /** The factor's inverse V, and from it the precision V'V. */
    private void invert() {
        int count = factor.length;
        for (int i = 0; i < count; i++) {
            double[] row = inverse[i];
            java.util.Arrays.fill(row, 0);
            row[i] = 1;
            for (int j = 0; j < i; j++) {
                Vectors.subtract(row, factor[i][j], inverse[j], 0, j + 1);
            }
            double scale = 1 / factor[i][i];
            for (int j = 0; j <= i; j++) {
                row[j] *= scale;
            }
            java.util.Arrays.fill(precision[i], 0);
        }
        for (int i = 0; i < count; i++) {
            double[] row = inverse[i];
            for (int a = 0; a <= i; a++) {
                Vectors.subtract(precision[a], -row[a], row, 0, a + 1);
            }
        }
    }

    private double[] solved() {
        int count = factor.length;
        double[] alpha = new double[count];
        for (int i = 0; i < count; i++) {
            double part = Vectors.dot(inverse[i], targets, i + 1);
            Vectors.subtract(alpha, -part, inverse[i], 0, i + 1);
        }
        return alpha;
    }
}
