package dev.espalier.sampler.gp;

import java.util.Arrays;

/** How far down the loss may lie: minus the mean, plus some standard deviations. Srinivas et al. 2010, equation 6. */
final class LowerBound implements Acquisition {
    private final PosteriorPrediction prediction;
    private final double standardDeviations;

    LowerBound(PosteriorPrediction prediction, double standardDeviations) {
        this.prediction = prediction;
        this.standardDeviations = standardDeviations;
    }

    @Override
    public double[] at(double[][] points) {
        double[] means = new double[points.length];
        double[] variances = new double[points.length];
        prediction.at(points, means, variances);
        double[] values = new double[points.length];
        Arrays.setAll(values, i -> standardDeviations * Math.sqrt(variances[i]) - means[i]);
        return values;
    }

    @Override
    public double at(double[] point, double[] gradient) {
        prediction.at(point);
        double standardDeviation = Math.sqrt(prediction.variance());
        double value = standardDeviations * standardDeviation - prediction.mean();
        prediction.differentiate(point, -1, standardDeviations / (2 * standardDeviation), gradient);
        return value;
    }
}
