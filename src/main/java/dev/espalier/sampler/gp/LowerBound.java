package dev.espalier.sampler.gp;

import java.util.Arrays;

/** How far down the loss may lie: minus the mean, plus some standard deviations. Srinivas et al. 2010, equation 6. */
final class LowerBound implements Acquisition {
    private final Prediction prediction;
    private final double deviations;

    LowerBound(Prediction prediction, double deviations) {
        this.prediction = prediction;
        this.deviations = deviations;
    }

    @Override
    public double[] at(double[][] points) {
        double[] means = new double[points.length];
        double[] variances = new double[points.length];
        prediction.at(points, means, variances);
        double[] values = new double[points.length];
        Arrays.setAll(values, i -> deviations * Math.sqrt(variances[i]) - means[i]);
        return values;
    }

    @Override
    public double at(double[] point, double[] gradient) {
        prediction.at(point);
        double deviation = Math.sqrt(prediction.variance());
        double value = deviations * deviation - prediction.mean();
        prediction.differentiate(point, -1, deviations / (2 * deviation), gradient);
        return value;
    }
}
