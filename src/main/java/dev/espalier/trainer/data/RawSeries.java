package dev.espalier.trainer.data;

/**
 * Time series.
 *
 * @param series each {@code steps x channels}, step by step; a missing value is NaN; at least one step
 * @param longest steps of the longest
 */
record RawSeries(float[][] series, int channels, int longest) implements RawInputs<SeriesPreprocessing> {

    @Override
    public int size() {
        return series.length;
    }

    @Override
    public SeriesPreprocessing fit(int[] rows) {
        Normalisation.Fit fit = new Normalisation.Fit(channels);
        for (int row : rows) {
            for (int i = 0; i < series[row].length; i++) {
                fit.add(i % channels, series[row][i]);
            }
        }
        return new SeriesPreprocessing(channels, longest, fit.done());
    }

    @Override
    public Inputs.Series encode(SeriesPreprocessing fitted, int[] rows) {
        int each = Math.multiplyExact(fitted.length(), channels);
        float[] encoded = new float[Math.multiplyExact(rows.length, each)];
        int[] lengths = new int[rows.length];
        for (int example = 0; example < rows.length; example++) {
            float[] values = series[rows[example]];
            lengths[example] = values.length / channels;
            for (int i = 0; i < values.length; i++) {
                encoded[example * each + i] = fitted.normalisation().apply(i % channels, values[i]);
            }
        }
        return new Inputs.Series(encoded, fitted.length(), channels, lengths);
    }
}
