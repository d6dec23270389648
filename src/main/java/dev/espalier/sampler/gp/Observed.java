package dev.espalier.sampler.gp;

import dev.espalier.study.Configuration;

/**
 * What a Gaussian process learns from.
 *
 * @param losses one an objective, lower is better; what is not finite is as bad as the worst that is
 * @param spread how uncertain the losses are, a standard deviation in standardised units; 0 where they are as good as any
 */
public record Observed(Configuration configuration, double[] losses, double spread) {

    /** Whether there is a number to learn from. */
    boolean told() {
        for (double loss : losses) {
            if (!Double.isFinite(loss)) {
                return false;
            }
        }
        return true;
    }

    boolean isSameAs(Observed other) {
        return configuration == other.configuration
                && spread == other.spread
                && java.util.Arrays.equals(losses, other.losses);
    }
}
