package dev.espalier.sampler.gp;

/** The logarithm of the expected improvement below {@code best}. */
final class ExpectedImprovement implements Acquisition {
    private final PosteriorPrediction prediction;
    private final double best;

    ExpectedImprovement(PosteriorPrediction prediction, double best) {
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
            double standardDeviation = Math.sqrt(variances[i]);
            values[i] = Math.log(standardDeviation) + LogImprovement.log((best - means[i]) / standardDeviation);
        }
        return values;
    }

    @Override
    public double at(double[] point, double[] gradient) {
        prediction.at(point);
        double standardDeviation = Math.sqrt(prediction.variance());
        double z = (best - prediction.mean()) / standardDeviation;
        double slope = LogImprovement.slope(z);
        double byMean = -slope / standardDeviation;
        double byVariance = (1 - z * slope) / (2 * prediction.variance());
        prediction.differentiate(point, byMean, byVariance, gradient);
        return Math.log(standardDeviation) + LogImprovement.log(z);
    }
}
