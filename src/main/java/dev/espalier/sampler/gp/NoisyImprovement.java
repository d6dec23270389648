package dev.espalier.sampler.gp;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The logarithm of the expected improvement on a best that noise leaves uncertain: averaged over draws of what the known
 * points' losses may truly be. Letham et al. 2019, "Constrained Bayesian optimization with noisy experiments", equation 9,
 * a point's own loss taken as independent of the draw.
 */
final class NoisyImprovement implements Acquisition {
    private static final int DRAWS = 16;
    private static final int POINTS = 20;

    private final PosteriorPrediction prediction;
    private final double[] bests;

    /** @param known points, the best first */
    NoisyImprovement(PosteriorPrediction prediction, List<double[]> known, RandomGenerator random) {
        this.prediction = prediction;
        List<double[]> few = known.subList(0, Math.min(POINTS, known.size()));
        double[] means = new double[few.size()];
        CholeskyFactor joint = prediction.joint(few, means);
        bests = new double[DRAWS];
        for (int d = 0; d < DRAWS; d++) {
            double[] normal = new double[means.length];
            Arrays.setAll(normal, i -> random.nextGaussian());
            double best = Double.POSITIVE_INFINITY;
            for (int i = 0; i < means.length; i++) {
                double drawn = means[i];
                for (int j = 0; j <= i; j++) {
                    drawn += joint.at(i, j) * normal[j];
                }
                best = Math.min(best, drawn);
            }
            bests[d] = best;
        }
    }

    @Override
    public double[] at(double[][] points) {
        double[] means = new double[points.length];
        double[] variances = new double[points.length];
        prediction.at(points, means, variances);
        double[] values = new double[points.length];
        Arrays.setAll(values, i -> value(means[i], Math.sqrt(variances[i]), new double[2]));
        return values;
    }

    @Override
    public double at(double[] point, double[] gradient) {
        prediction.at(point);
        double standardDeviation = Math.sqrt(prediction.variance());
        double[] slopes = new double[2];
        double value = value(prediction.mean(), standardDeviation, slopes);
        prediction.differentiate(point, slopes[0], slopes[1] / (2 * standardDeviation), gradient);
        return value;
    }

    private double value(double mean, double standardDeviation, double[] slopes) {
        double[] logs = Arrays.stream(bests)
                .map(best -> LogImprovement.log((best - mean) / standardDeviation))
                .toArray();
        double top = Arrays.stream(logs).max().orElseThrow();
        double sum = 0;
        for (int d = 0; d < logs.length; d++) {
            double share = Math.exp(logs[d] - top);
            double z = (bests[d] - mean) / standardDeviation;
            double slope = LogImprovement.slope(z);
            sum += share;
            slopes[0] -= share * slope / standardDeviation;
            slopes[1] += share * (1 - z * slope) / standardDeviation;
        }
        slopes[0] /= sum;
        slopes[1] /= sum;
        return Math.log(standardDeviation) + top + Math.log(sum / logs.length);
    }
}
