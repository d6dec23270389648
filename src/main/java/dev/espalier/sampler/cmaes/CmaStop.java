package dev.espalier.sampler.cmaes;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * When a CMA-ES search has come to its end. Hansen 2009, "Benchmarking a BI-population CMA-ES on the BBOB-2009 function
 * testbed", section 2.1; Hansen 2023, appendix B.3.
 */
final class CmaStop {
    private static final double LEAST_CHANGE = 1e-12;
    private static final double MOST_GROWTH = 1e4;
    private static final double MOST_CONDITION = 1e14;

    private final double firstSigma;
    private final int window;
    private final Deque<Double> bests = new ArrayDeque<>();

    CmaStop(int dimensions, int population, double firstSigma) {
        this.firstSigma = firstSigma;
        this.window = 10 + (int) Math.ceil(30.0 * dimensions / population);
    }

    /** @param losses of the newest generation, the best first */
    boolean isReached(CmaDistribution distribution, double[] losses) {
        bests.addLast(losses[0]);
        if (bests.size() > window) {
            bests.removeFirst();
        }
        double[] extremes = distribution.shape().extremes();
        boolean flat = losses[0] == losses[(int) Math.ceil(0.7 * losses.length) - 1] && bests.size() >= window / 2;
        boolean still = bests.size() == window
                && spread(bests.stream().mapToDouble(Double::doubleValue).toArray()) < LEAST_CHANGE
                && spread(losses) < LEAST_CHANGE;
        boolean small = true;
        for (int i = 0; i < distribution.mean().length; i++) {
            double path = distribution.sigma()
                    * distribution.stretch()[i]
                    * Math.abs(distribution.path()[i]);
            small &= distribution.standardDeviation(i) < LEAST_CHANGE * firstSigma && path < LEAST_CHANGE * firstSigma;
        }
        return flat
                || still
                || small
                || extremes[0] / extremes[1] > MOST_CONDITION
                || distribution.sigma() * Math.sqrt(extremes[0]) > MOST_GROWTH * firstSigma;
    }

    private static double spread(double[] values) {
        double spread = Arrays.stream(values).max().orElseThrow()
                - Arrays.stream(values).min().orElseThrow();
        return Double.isNaN(spread) ? 0 : spread;
    }
}
