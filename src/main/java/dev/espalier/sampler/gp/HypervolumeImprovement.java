package dev.espalier.sampler.gp;

import dev.espalier.sampler.pareto.HypervolumeSubset;
import java.util.Arrays;
import java.util.List;

/**
 * The logarithm of the expected gain of hypervolume, exact for any number of objectives modelled apart: over boxes that
 * make up what no known point dominates, a sum of products of differences of expected improvements. Yang et al. 2019,
 * "Efficient computation of expected hypervolume improvement using box decomposition algorithms", equation 13; in logarithms as Ament et al. 2023,
 * appendix A.
 */
final class HypervolumeImprovement implements Acquisition {
    /** As large a front as is cut into boxes, by objectives; of a larger one the points with most hypervolume. */
    private static final int[] LARGEST_FRONT = {0, 0, 60, 20, 10, 8};

    private static final int SMALLEST_FRONT = 5;
    /** How far beyond the worst the reference point lies, in standard deviations. */
    private static final double BEYOND = 0.1;

    private final List<PosteriorPrediction> predictions;
    private final List<BoxDecomposition.Box> boxes;

    HypervolumeImprovement(List<PosteriorPrediction> predictions, List<BoxDecomposition.Box> boxes) {
        this.predictions = predictions;
        this.boxes = boxes;
    }

    /** @param means of known points, for each objective one a point */
    static HypervolumeImprovement beyond(List<PosteriorPrediction> predictions, double[][] means) {
        double[] reference = new double[means.length];
        Arrays.setAll(reference, m -> Arrays.stream(means[m]).max().orElse(0) + BEYOND);
        double[][] front = Incumbents.front(means).stream()
                .map(i -> Arrays.stream(means).mapToDouble(losses -> losses[i]).toArray())
                .toArray(double[][]::new);
        int most = means.length < LARGEST_FRONT.length ? LARGEST_FRONT[means.length] : SMALLEST_FRONT;
        List<double[]> kept = front.length <= most
                ? List.of(front)
                : Arrays.stream(HypervolumeSubset.choose(front, most))
                        .mapToObj(i -> front[i])
                        .toList();
        return new HypervolumeImprovement(predictions, BoxDecomposition.outside(kept, reference));
    }

    @Override
    public double[] at(double[][] points) {
        int objectives = predictions.size();
        double[][] means = new double[objectives][points.length];
        double[][] variances = new double[objectives][points.length];
        for (int m = 0; m < objectives; m++) {
            predictions.get(m).at(points, means[m], variances[m]);
        }
        double[] values = new double[points.length];
        for (int i = 0; i < values.length; i++) {
            double[] mean = new double[objectives];
            double[] standardDeviation = new double[objectives];
            for (int m = 0; m < objectives; m++) {
                mean[m] = means[m][i];
                standardDeviation[m] = Math.sqrt(variances[m][i]);
            }
            values[i] = value(mean, standardDeviation, new double[objectives], new double[objectives]);
        }
        return values;
    }

    @Override
    public double at(double[] point, double[] gradient) {
        int objectives = predictions.size();
        double[] mean = new double[objectives];
        double[] standardDeviation = new double[objectives];
        for (int m = 0; m < objectives; m++) {
            predictions.get(m).at(point);
            mean[m] = predictions.get(m).mean();
            standardDeviation[m] = Math.sqrt(predictions.get(m).variance());
        }
        double[] byMean = new double[objectives];
        double[] byDeviation = new double[objectives];
        double value = value(mean, standardDeviation, byMean, byDeviation);
        for (int m = 0; m < objectives; m++) {
            predictions.get(m).differentiate(point, byMean[m], byDeviation[m] / (2 * standardDeviation[m]), gradient);
        }
        return value;
    }

    /** The logarithm at normal distributions; receives its derivatives. */
    double value(double[] mean, double[] standardDeviation, double[] byMean, double[] byDeviation) {
        int objectives = mean.length;
        double[] logs = new double[boxes.size()];
        double[][] slopes = new double[boxes.size()][2 * objectives];
        for (int b = 0; b < logs.length; b++) {
            BoxDecomposition.Box box = boxes.get(b);
            for (int m = 0; m < objectives; m++) {
                logs[b] += side(box.low()[m], box.high()[m], mean[m], standardDeviation[m], slopes[b], m);
            }
        }
        double top = Arrays.stream(logs).max().orElse(0);
        double sum = 0;
        for (int b = 0; b < logs.length; b++) {
            double share = Math.exp(logs[b] - top);
            sum += share;
            for (int m = 0; m < objectives; m++) {
                byMean[m] += share * slopes[b][2 * m];
                byDeviation[m] += share * slopes[b][2 * m + 1];
            }
        }
        for (int m = 0; m < objectives; m++) {
            byMean[m] /= sum;
            byDeviation[m] /= sum;
        }
        return top + Math.log(sum);
    }

    /** The logarithm of how much of a side lies above a normal number, expected; its derivatives go to {@code slopes}. */
    private static double side(double low, double high, double mean, double standardDeviation, double[] slopes, int m) {
        double zHigh = (high - mean) / standardDeviation;
        double slopeHigh = LogImprovement.slope(zHigh);
        double logHigh = LogImprovement.log(zHigh);
        double ratio = 0;
        double slopeLow = 0;
        double zLow = 0;
        if (low != Double.NEGATIVE_INFINITY) {
            zLow = (low - mean) / standardDeviation;
            slopeLow = LogImprovement.slope(zLow);
            ratio = Math.exp(LogImprovement.log(zLow) - logHigh);
        }
        double rest = Math.max(1 - ratio, 1e-12);
        slopes[2 * m] = -(slopeHigh - ratio * slopeLow) / rest / standardDeviation;
        slopes[2 * m + 1] = (1 - zHigh * slopeHigh - ratio * (1 - zLow * slopeLow)) / rest / standardDeviation;
        return Math.log(standardDeviation) + logHigh + Math.log(rest);
    }
}
