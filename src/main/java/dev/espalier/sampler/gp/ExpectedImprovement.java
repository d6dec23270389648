package dev.espalier.sampler.gp;

/** The logarithm of the expected improvement below {@code best}. */
final class ExpectedImprovement implements Acquisition {
    private final Prediction prediction;
    private final double best;

    ExpectedImprovement(Prediction prediction, double best) {
        this.prediction = prediction;
        this.best = best;
    }

    @Override
    public double[] at(double[][] points) {
        double[] means = new double[points.length];
        double[] variances = new double[points.length];
        prediction.at(points, means, variances);
        double[] values = new double[points.length];
        for (int i = 0; i < values.length; i++) {
            double deviation = Math.sqrt(variances[i]);
            values[i] = Math.log(deviation) + LogImprovement.log((best - means[i]) / deviation);
        }
        return values;
    }

    @Override
    public double at(double[] point, double[] gradient) {
        prediction.at(point);
        double deviation = Math.sqrt(prediction.variance());
        double z = (best - prediction.mean()) / deviation;
        double slope = LogImprovement.slope(z);
        double byMean = -slope / deviation;
        double byVariance = (1 - z * slope) / (2 * prediction.variance());
        prediction.differentiate(point, byMean, byVariance, gradient);
        return Math.log(deviation) + LogImprovement.log(z);
    }
}
