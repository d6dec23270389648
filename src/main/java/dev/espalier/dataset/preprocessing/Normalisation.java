package dev.espalier.dataset.preprocessing;

import dev.espalier.dataset.io.JsonFields;
import java.util.Arrays;

/**
 * Standardising, channel by channel or column by column.
 *
 * @param mean of the training examples
 * @param standardDeviation their standard deviation, the population's; 1 where all are equal
 */
public record Normalisation(double[] mean, double[] standardDeviation) {

    /** A missing value, given as NaN, takes the mean, and so becomes 0. */
    public float apply(int channel, double value) {
        return Double.isNaN(value) ? 0 : (float) ((value - mean[channel]) / standardDeviation[channel]);
    }

    static Normalisation fromJson(JsonFields fields) {
        Normalisation read = new Normalisation(fields.numbers("mean"), fields.numbers("deviation"));
        if (read.mean.length != read.standardDeviation.length) {
            throw fields.wrong("deviation", "has not as many values as mean");
        }
        return read;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Normalisation that
                && Arrays.equals(mean, that.mean)
                && Arrays.equals(standardDeviation, that.standardDeviation);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(mean) + Arrays.hashCode(standardDeviation);
    }

    @Override
    public String toString() {
        return "mean " + Arrays.toString(mean) + ", deviation " + Arrays.toString(standardDeviation);
    }

    /** Gathers values one by one (Welford 1962, Technometrics 4: stable where the mean is far from zero). */
    public static final class Fit {
        private final double[] mean;
        private final double[] squares;
        private final long[] count;

        public Fit(int channels) {
            mean = new double[channels];
            squares = new double[channels];
            count = new long[channels];
        }

        /** Missing values, given as NaN, are left out. */
        public void add(int channel, double value) {
            if (Double.isNaN(value)) {
                return;
            }
            double before = value - mean[channel];
            mean[channel] += before / ++count[channel];
            squares[channel] += before * (value - mean[channel]);
        }

        public Normalisation done() {
            double[] standardDeviation = new double[mean.length];
            for (int channel = 0; channel < mean.length; channel++) {
                double found = Math.sqrt(squares[channel] / Math.max(1, count[channel]));
                // A column of equal values must stay zero; rounding alone can make its deviation tiny but positive.
                // Measured by
                // the mean, since values in units of 1e-15 differ as well.
                standardDeviation[channel] = found > 1e-12 * Math.abs(mean[channel]) ? found : 1;
            }
            return new Normalisation(mean.clone(), standardDeviation);
        }
    }
}
