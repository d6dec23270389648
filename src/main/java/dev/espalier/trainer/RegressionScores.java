package dev.espalier.trainer;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Scores of a regression.
 *
 * @param loss mean squared error of the standardised values
 * @param rmse root of the mean squared error, in the units of the data set
 * @param r2 share of the variance explained; 0 for always predicting the mean
 */
record RegressionScores(double loss, double rmse, double r2) implements Scores {

    /**
     * @param predictions standardised
     * @param values standardised
     * @param deviation what one standardised unit is in the data set's
     */
    static RegressionScores of(float[] predictions, float[] values, double deviation) {
        double mean = 0;
        for (float value : values) {
            mean += value / (double) values.length;
        }
        double errors = 0;
        double variance = 0;
        for (int i = 0; i < values.length; i++) {
            errors += Math.pow(predictions[i] - (double) values[i], 2);
            variance += Math.pow(values[i] - mean, 2);
        }
        double squared = errors / values.length;
        return new RegressionScores(squared, Math.sqrt(squared) * deviation, variance == 0 ? 0 : 1 - errors / variance);
    }

    @Override
    public SequencedMap<String, Double> metrics(String split) {
        SequencedMap<String, Double> metrics = new LinkedHashMap<>();
        metrics.put(split + "_loss", loss);
        metrics.put(split + "_rmse", rmse);
        metrics.put(split + "_r2", r2);
        return metrics;
    }
}
