package dev.espalier.trainer.metrics;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Scores of a regression.
 *
 * @param loss mean squared error of the standardised values
 * @param squared mean squared error, in the data set's units squared
 * @param absolute mean absolute error, in the data set's units
 * @param explained share of the variance explained: 0 for always predicting the mean, below for worse; of values that are
 *     all the same 1 if every prediction is right and 0 otherwise
 */
public record RegressionScores(double loss, double squared, double absolute, double explained) implements Scores {

    /**
     * @param predictions standardised
     * @param values standardised
     * @param standardDeviation what one standardised unit is in the data set's
     */
    public static RegressionScores of(float[] predictions, float[] values, double standardDeviation) {
        double mean = 0;
        for (float value : values) {
            mean += value / (double) values.length;
        }
        double squares = 0;
        double errors = 0;
        double variance = 0;
        for (int i = 0; i < values.length; i++) {
            double error = predictions[i] - (double) values[i];
            squares += error * error;
            errors += Math.abs(error);
            variance += Math.pow(values[i] - mean, 2);
        }
        double loss = squares / values.length;
        double constant = squares == 0 ? 1 : 0;
        return new RegressionScores(
                loss,
                loss * standardDeviation * standardDeviation,
                errors / values.length * standardDeviation,
                isConstant(values) ? constant : 1 - squares / variance);
    }

    /** Asked rather than the variance, which the rounded mean of equal values may leave above 0. */
    private static boolean isConstant(float[] values) {
        for (float value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public SequencedMap<String, Double> metrics(String split) {
        SequencedMap<String, Double> metrics = new LinkedHashMap<>();
        metrics.put(split + "_loss", loss);
        metrics.put(split + "_mse", squared);
        metrics.put(split + "_mae", absolute);
        metrics.put(split + "_rmse", Math.sqrt(squared));
        metrics.put(split + "_r2", explained);
        return metrics;
    }

    @Override
    public Set<String> empty(String split) {
        return Set.of();
    }

    @Override
    public Optional<Confusion> confusion() {
        return Optional.empty();
    }
}
