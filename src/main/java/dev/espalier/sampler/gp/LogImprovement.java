package dev.espalier.sampler.gp;

import dev.espalier.sampler.core.Gaussian;

/**
 * The logarithm of the expected improvement of a standard normal over {@code z}, {@code log(phi(z) + z Phi(z))}, for any z.
 * Ament et al. 2023, "Unexpected improvements to expected improvement for Bayesian optimization", equation 9; the lower
 * tail by the continued fraction of the Mills ratio (Abramowitz and Stegun 1964, 26.2.14), which loses no digits.
 */
final class LogImprovement {
    private static final double TAIL = -4;
    private static final int TERMS = 40;
    private static final double LOG_SQRT_2PI = 0.5 * Math.log(2 * Math.PI);

    private LogImprovement() {}

    static double log(double z) {
        if (z > TAIL) {
            return Math.log(density(z) + z * Gaussian.below(z));
        }
        double rest = fraction(-z);
        return -0.5 * z * z - LOG_SQRT_2PI + Math.log(rest / (rest - z));
    }

    /** The derivative of {@link #log}. */
    static double slope(double z) {
        if (z > TAIL) {
            double below = Gaussian.below(z);
            return below / (density(z) + z * below);
        }
        return 1 / fraction(-z);
    }

    private static double density(double z) {
        return Math.exp(-0.5 * z * z - LOG_SQRT_2PI);
    }

    /** The Mills ratio at x is 1 / (x + this). */
    private static double fraction(double x) {
        double value = 0;
        for (int term = TERMS; term >= 1; term--) {
            value = term / (x + value);
        }
        return value;
    }
}
