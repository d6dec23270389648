package dev.espalier.sampler.gp;

/**
 * A Gaussian process with its hyperparameters and what it has seen. What depends on the points alone is kept apart from the
 * targets, so that new targets for the same points cost no new factor.
 */
final class Model {
    private final Layout layout;
    private final double[] logs;
    private final Points points;
    private final CholeskyFactor cholesky;
    private final double noise;

    /** A model that has seen nothing. */
    Model(Layout layout, double[] logs, int capacity) {
        this(layout, logs, new Points(layout.size(), capacity), new CholeskyFactor(capacity));
    }

    private Model(Layout layout, double[] logs, Points points, CholeskyFactor cholesky) {
        this.layout = layout;
        this.logs = logs;
        this.points = points;
        this.cholesky = cholesky;
        this.noise = Math.exp(logs[new Theta(layout.size()).noise()]);
    }

    /** A copy to be grown apart from this one. */
    Model copy(int more) {
        return new Model(layout, logs, points.copy(), cholesky.copy(more));
    }

    int size() {
        return points.size();
    }

    Layout layout() {
        return layout;
    }

    double[] logs() {
        return logs;
    }

    Points points() {
        return points;
    }

    CholeskyFactor cholesky() {
        return cholesky;
    }

    double noise() {
        return noise;
    }

    /** Over what length each coordinate matters, 1 at most. */
    double[] lengths() {
        Theta theta = new Theta(layout.size());
        double[] lengths = new double[layout.size()];
        for (int p = 0; p < lengths.length; p++) {
            double joint = Math.exp(logs[theta.variance()] - 2 * logs[theta.joint(p)]);
            double alone = Math.exp(logs[theta.weight(p)] - 2 * logs[theta.alone(p)]);
            lengths[p] = layout.isChoice(p) ? 1 : Math.clamp(1 / Math.sqrt(joint + alone), 0.01, 1);
        }
        return lengths;
    }

    /** A kernel to ask about the points, for one thread. */
    TreeKernel kernel() {
        return new TreeKernel(layout, logs, points.size() + 1);
    }

    /** Adds points, each with a variance of its own beyond the noise that all have. */
    void add(double[][] more, double[] extraNoise) {
        TreeKernel kernel = new TreeKernel(layout, logs, points.size() + more.length);
        double[] row = new double[points.size() + more.length];
        for (int i = 0; i < more.length; i++) {
            kernel.row(more[i], points, points.size(), row);
            cholesky.add(row, kernel.variance(more[i]) + noise + extraNoise[i]);
            points.add(more[i]);
        }
    }

    /** What the covariances with the points are multiplied by to give the mean. */
    double[] weights(double[] targets) {
        double[] alpha = targets.clone();
        cholesky.forward(alpha);
        cholesky.backward(alpha);
        return alpha;
    }
}
