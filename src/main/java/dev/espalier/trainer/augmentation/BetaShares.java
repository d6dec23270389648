package dev.espalier.trainer.augmentation;

import java.util.SplittableRandom;

/** Draws from Beta(alpha, alpha), as {@code G / (G + H)} of two Gamma(alpha) variates. */
final class BetaShares {
    private BetaShares() {}

    /**
     * @param alpha above 0; 1 is uniform, less prefers shares near 0 and 1
     * @return from 0 to 1
     */
    static double draw(double alpha, SplittableRandom random) {
        double first = logGamma(alpha, random);
        double second = logGamma(alpha, random);
        return 1 / (1 + Math.exp(second - first));
    }

    /**
     * The logarithm of a Gamma(shape) variate (Marsaglia and Tsang 2000, sections 4 and 6, in logarithms, as small shapes give
     * variates below the smallest double).
     */
    private static double logGamma(double shape, SplittableRandom random) {
        if (shape < 1) {
            return logGamma(shape + 1, random) + Math.log(1 - random.nextDouble()) / shape;
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double normal = random.nextGaussian();
            double root = 1 + c * normal;
            if (root > 0) {
                double cube = root * root * root;
                double bound = 0.5 * normal * normal + d - d * cube + d * Math.log(cube);
                if (Math.log(1 - random.nextDouble()) < bound) {
                    return Math.log(d * cube);
                }
            }
        }
    }
}
