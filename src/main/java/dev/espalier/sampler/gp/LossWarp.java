package dev.espalier.sampler.gp;

import java.util.Arrays;

/**
 * Makes losses fit for a Gaussian process: standardised, the worst pulled in, and where that explains them better on a
 * logarithmic scale above the lowest.
 *
 * @param low the lowest loss
 * @param high losses above are taken for this
 * @param knee how far above the lowest the logarithmic scale begins to bend; infinite for a straight one
 * @param mean of the heights above the lowest, on that scale
 * @param standardDeviation theirs
 */
record LossWarp(double low, double high, double knee, double mean, double standardDeviation) {
    /** How far above the upper quartile a loss may be, in units of the quartile's own height above the lowest. */
    private static final double FARTHEST = 10;

    /**
     * The warp of these losses.
     *
     * @param losses finite ones count
     * @param bend which quantile's height above the lowest is the knee; above 1 for a straight scale
     */
    static LossWarp of(double[] losses, double bend) {
        double[] sorted =
                Arrays.stream(losses).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return new LossWarp(0, 0, Double.POSITIVE_INFINITY, 0, 1);
        }
        double low = sorted[0];
        double upper = quantile(sorted, 0.75) - low;
        double high = Math.min(sorted[sorted.length - 1], low + (1 + FARTHEST) * upper);
        high = upper > 0 ? high : sorted[sorted.length - 1];
        double knee = bend > 1 ? Double.POSITIVE_INFINITY : quantile(sorted, bend) - low;
        LossWarp plain = new LossWarp(low, high, knee > 0 ? knee : Double.POSITIVE_INFINITY, 0, 1);
        double sum = 0;
        double squares = 0;
        for (double loss : losses) {
            sum += plain.at(loss);
        }
        double mean = sum / losses.length;
        for (double loss : losses) {
            squares += (plain.at(loss) - mean) * (plain.at(loss) - mean);
        }
        double standardDeviation = Math.sqrt(squares / losses.length);
        return new LossWarp(low, high, plain.knee(), mean, standardDeviation > 0 ? standardDeviation : 1);
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1))];
    }

    /** A loss on the new scale; what is infinite or not a number is the worst. */
    double at(double loss) {
        double inside = Double.isNaN(loss) ? high : Math.clamp(loss, low, high);
        double height = inside - low;
        return ((knee == Double.POSITIVE_INFINITY ? height : Math.log1p(height / knee)) - mean) / standardDeviation;
    }

    double[] at(double[] losses) {
        double[] targets = new double[losses.length];
        Arrays.setAll(targets, i -> at(losses[i]));
        return targets;
    }

    /** The logarithm of the density's change, over all losses. */
    double logJacobian(double[] losses) {
        double sum = -losses.length * Math.log(standardDeviation);
        if (knee != Double.POSITIVE_INFINITY) {
            for (double loss : losses) {
                double inside = Double.isNaN(loss) ? high : Math.clamp(loss, low, high);
                sum -= Math.log(knee + inside - low);
            }
        }
        return sum;
    }
}
