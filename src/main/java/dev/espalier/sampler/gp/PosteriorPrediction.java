package dev.espalier.sampler.gp;

import java.util.List;

/**
 * The posterior at points asked for, one after the other or many at once, with its slope. Used by one thread.
 *
 * <p>Rasmussen and Williams 2006, equations 2.25 and 2.26.
 */
final class PosteriorPrediction {
    private static final double SMALLEST_VARIANCE = 1e-14;
    private static final int BLOCK = 32;
    private static final double JITTER = 1e-10;

    private final Model model;
    private final TreeKernel kernel;
    private final double[] weights;
    private final double[] row;
    private final double[] solved;
    private double mean;
    private double variance;

    /** @param weights see {@link Model#weights}; there may be fewer than points: the last points only take variance away */
    PosteriorPrediction(Model model, double[] weights) {
        this.model = model;
        this.kernel = model.kernel();
        this.weights = weights;
        this.row = new double[model.size()];
        this.solved = new double[model.size()];
    }

    Model model() {
        return model;
    }

    double mean() {
        return mean;
    }

    double variance() {
        return variance;
    }

    /** Works out mean and variance at a point. */
    void at(double[] x) {
        int count = model.size();
        kernel.row(x, model.points(), count, row);
        System.arraycopy(row, 0, solved, 0, count);
        model.cholesky().forward(solved);
        mean = Vectors.dot(row, weights, weights.length);
        variance = floored(kernel.variance(x) - Vectors.dot(solved, solved, count));
    }

    /**
     * Adds the derivative by the last point's coordinates.
     *
     * @param byMean the derivative by the mean
     * @param byVariance the derivative by the variance
     */
    void differentiate(double[] x, double byMean, double byVariance, double[] gradient) {
        int count = model.size();
        model.cholesky().backward(solved);
        for (int i = 0; i < count; i++) {
            row[i] = -2 * byVariance * solved[i] + (i < weights.length ? byMean * weights[i] : 0);
        }
        kernel.differentiatePoint(x, model.points(), count, row, gradient);
    }

    /** Mean and variance at many points. */
    void at(double[][] xs, double[] means, double[] variances) {
        int count = model.size();
        double[][] block = new double[count][BLOCK];
        for (int start = 0; start < xs.length; start += BLOCK) {
            int columns = Math.min(BLOCK, xs.length - start);
            for (int c = 0; c < columns; c++) {
                kernel.row(xs[start + c], model.points(), count, row);
                means[start + c] = Vectors.dot(row, weights, weights.length);
                variances[start + c] = kernel.variance(xs[start + c]);
                for (int i = 0; i < count; i++) {
                    block[i][c] = row[i];
                }
            }
            model.cholesky().forward(block, columns);
            for (int i = 0; i < count; i++) {
                double[] solvedRow = block[i];
                for (int c = 0; c < columns; c++) {
                    variances[start + c] -= solvedRow[c] * solvedRow[c];
                }
            }
            for (int c = 0; c < columns; c++) {
                variances[start + c] = floored(variances[start + c]);
            }
        }
    }

    /**
     * The factor of the joint covariance at some points.
     *
     * @param means receives the means
     */
    CholeskyFactor joint(List<double[]> xs, double[] means) {
        int count = model.size();
        double[][] halves = new double[xs.size()][];
        Points some = new Points(model.layout().size(), xs.size());
        CholeskyFactor joint = new CholeskyFactor(xs.size());
        TreeKernel among = new TreeKernel(model.layout(), model.logs(), xs.size());
        for (int i = 0; i < halves.length; i++) {
            at(xs.get(i));
            means[i] = mean;
            halves[i] = solved.clone();
            double[] covariances = new double[i];
            among.row(xs.get(i), some, i, covariances);
            for (int j = 0; j < i; j++) {
                covariances[j] -= Vectors.dot(halves[i], halves[j], count);
            }
            joint.add(covariances, variance + JITTER);
            some.add(xs.get(i));
        }
        return joint;
    }

    private static double floored(double variance) {
        return Math.max(variance, SMALLEST_VARIANCE);
    }
}
