package dev.espalier.sampler.gp;

/**
 * Log-normal priors of the hyperparameters, and the bounds that the search for them keeps to. Length scales in the joint part grow with
 * the number of dimensions: Hvarfner, Hellsten and Nardi 2024, "Vanilla Bayesian optimization performs great in high
 * dimensions", section 4.2.
 */
final class Prior {
    private final double[] center;
    private final double[] standardDeviation;
    private final double[] low;
    private final double[] high;

    /** The logarithm of a length scale expected in one dimension, and its spread. */
    private static final double JOINT_LENGTH = -0.5;

    private static final double ALONE_LENGTH = -0.7;
    private static final double LENGTH_SPREAD = 1;
    private static final double WEIGHT = Math.log(0.2);
    private static final double WEIGHT_SPREAD = 1.5;
    private static final double NOISE = Math.log(1e-3);
    private static final double NOISE_SPREAD = 4;
    /** Low enough for the last digits of a smooth objective, high enough for the factor to hold. */
    private static final double LEAST_NOISE = Math.log(1e-8);

    Prior(Layout layout, GpSettings.Noise noise) {
        Theta theta = new Theta(layout.size());
        center = new double[theta.size()];
        standardDeviation = new double[theta.size()];
        low = new double[theta.size()];
        high = new double[theta.size()];
        int numbers = 0;
        for (int p = 0; p < layout.size(); p++) {
            numbers += layout.isChoice(p) ? 0 : 1;
        }
        for (int p = 0; p < layout.size(); p++) {
            if (layout.isChoice(p)) {
                set(theta.joint(p), 0, 1.5, -7, 5);
            } else {
                set(
                        theta.joint(p),
                        JOINT_LENGTH + 0.5 * Math.log(numbers),
                        LENGTH_SPREAD,
                        Math.log(0.01),
                        Math.log(100));
            }
            set(theta.alone(p), ALONE_LENGTH, LENGTH_SPREAD, Math.log(0.01), Math.log(100));
            set(theta.weight(p), WEIGHT, WEIGHT_SPREAD, Math.log(1e-5), Math.log(100));
        }
        set(theta.variance(), 0, 1, Math.log(1e-4), Math.log(100));
        switch (noise) {
            case LEARNED -> set(theta.noise(), NOISE, NOISE_SPREAD, LEAST_NOISE, 0);
            case NONE -> set(theta.noise(), LEAST_NOISE, 1, LEAST_NOISE, LEAST_NOISE);
        }
    }

    private void set(int index, double mean, double spread, double lowest, double highest) {
        center[index] = mean;
        standardDeviation[index] = spread;
        low[index] = lowest;
        high[index] = highest;
    }

    double[] center() {
        return center.clone();
    }

    double[] low() {
        return low.clone();
    }

    double[] high() {
        return high.clone();
    }

    /** Minus the log density, but for a constant; its gradient is added to {@code gradient}. */
    double penalty(double[] logs, double[] gradient) {
        double sum = 0;
        for (int i = 0; i < logs.length; i++) {
            double off = (logs[i] - center[i]) / standardDeviation[i];
            sum += off * off / 2;
            gradient[i] += off / standardDeviation[i];
        }
        return sum;
    }
}
