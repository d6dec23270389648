package dev.espalier.scheduler;

import dev.espalier.sampler.core.Gaussian;
import java.util.Arrays;

/**
 * Where a learning curve will be, from its points alone: a mixture of {@code a + b f(t)} over power laws, exponentials and a
 * straight line, each a Bayesian regression with the conjugate prior, so that every step is closed-form. The families are
 * those of Domhan et al. 2015, "Speeding up automatic hyperparameter optimization of deep neural networks by extrapolation of
 * learning curves", section 3.1, their exponents on a grid in place of sampling; the regression is Gelman et al. 2013,
 * "Bayesian data analysis", section 14.8.
 */
final class Extrapolation {
    private static final double[] POWERS = {0.25, 0.5, 1, 2};
    private static final double[] RATES = {2, 6, 18};
    /** The prior standard deviation of both coefficients, in the unit of the curve's scale. */
    private static final double COEFFICIENT = 2;
    /** The prior of the noise: as much as two points at five hundredths of the scale. */
    private static final double NOISE = 0.05;

    private static final double SHAPE = 1;

    private final double[] steps;
    private final double[] losses;
    private final int max;

    /**
     * @param steps at least one, ascending
     * @param losses finite, lower is better
     * @param max the step to look at
     */
    Extrapolation(double[] steps, double[] losses, int max) {
        this.steps = steps;
        this.losses = losses;
        this.max = max;
    }

    /** The probability that the loss at the maximum is below {@code target}. */
    double below(double target) {
        double last = losses[losses.length - 1];
        double scale = Math.abs(last - target);
        for (double loss : losses) {
            scale = Math.max(scale, Math.abs(loss - last));
        }
        if (scale == 0) {
            return 0.5;
        }
        int families = POWERS.length + RATES.length + 1;
        double[] evidence = new double[families];
        double[] probability = new double[families];
        for (int family = 0; family < families; family++) {
            fit(family, last, scale, (target - last) / scale, evidence, probability);
        }
        double most = Arrays.stream(evidence).max().orElse(0);
        double weights = 0;
        double sum = 0;
        for (int family = 0; family < families; family++) {
            double weight = Math.exp(evidence[family] - most);
            weights += weight;
            sum += weight * probability[family];
        }
        return sum / weights;
    }

    /** How far along a curve of the family is at a step; falls with the step. */
    private double shape(int family, double step) {
        if (family < POWERS.length) {
            return Math.pow(step, -POWERS[family]);
        }
        int rate = family - POWERS.length;
        return rate < RATES.length ? Math.exp(-RATES[rate] * step / max) : -step / max;
    }

    private void fit(int family, double last, double scale, double target, double[] evidence, double[] probability) {
        double prior = 1 / (COEFFICIENT * COEFFICIENT);
        double p11 = prior;
        double p12 = 0;
        double p22 = prior;
        double q1 = 0;
        double q2 = 0;
        double squares = 0;
        double first = shape(family, steps[0]);
        double unit = Math.max(Math.abs(first - shape(family, max)), Double.MIN_NORMAL);
        for (int i = 0; i < steps.length; i++) {
            double x = shape(family, steps[i]) / unit;
            double y = (losses[i] - last) / scale;
            p11 += 1;
            p12 += x;
            p22 += x * x;
            q1 += y;
            q2 += x * y;
            squares += y * y;
        }
        double determinant = p11 * p22 - p12 * p12;
        double a = (p22 * q1 - p12 * q2) / determinant;
        double b = (p11 * q2 - p12 * q1) / determinant;
        double shape = SHAPE + steps.length / 2.0;
        double rate = SHAPE * NOISE * NOISE + Math.max(0, squares - a * q1 - b * q2) / 2;
        double x = shape(family, max) / unit;
        double spread = 1 + (p22 - 2 * p12 * x + p11 * x * x) / determinant;
        evidence[family] = -0.5 * Math.log(determinant) - shape * Math.log(rate);
        probability[family] = student((target - a - b * x) / Math.sqrt(rate / shape * spread), 2 * shape);
    }

    /** Student's distribution by Wallace 1959, "Bounds on normal approximations to Student's and the chi-square". */
    private static double student(double t, double freedom) {
        double z = Math.sqrt(freedom * Math.log1p(t * t / freedom)) * (8 * freedom + 1) / (8 * freedom + 3);
        return Gaussian.below(Math.copySign(z, t));
    }
}
