package dev.espalier.dataset.series;

import dev.espalier.dataset.core.Inputs;
import dev.espalier.dataset.core.RawInputs;
import dev.espalier.dataset.core.RawRows;
import dev.espalier.dataset.core.RowEncoder;
import dev.espalier.dataset.preprocessing.Normalisation;
import dev.espalier.dataset.preprocessing.SeriesPreprocessing;
import java.util.Arrays;
import java.util.Optional;

/**
 * Time series.
 *
 * @param series each {@code steps x channels}, step by step; a missing value is NaN; at least one step
 * @param longest steps of the longest
 */
public record RawSeries(RawRows<float[]> series, int channels, int longest) implements RawInputs<SeriesPreprocessing> {

    @Override
    public int size() {
        return series.size();
    }

    @Override
    public boolean isInMemory() {
        return series.isInMemory();
    }

    @Override
    public Class<SeriesPreprocessing> preprocessing() {
        return SeriesPreprocessing.class;
    }

    @Override
    public SeriesPreprocessing fit(int[] rows) {
        Normalisation.Fit fit = new Normalisation.Fit(channels);
        for (int row : rows) {
            float[] values = series.row(row);
            for (int i = 0; i < values.length; i++) {
                fit.add(i % channels, values[i]);
            }
        }
        return new SeriesPreprocessing(channels, longest, fit.done());
    }

    @Override
    public Inputs.Series encode(SeriesPreprocessing fitted, int[] rows) {
        return new Encoder(series, fitted).all(rows);
    }

    @Override
    public RowEncoder encoder(SeriesPreprocessing fitted) {
        return new Encoder(series, fitted);
    }

    private record Encoder(RawRows<float[]> series, SeriesPreprocessing fitted) implements RowEncoder {
        @Override
        public Inputs.Series all(int[] rows) {
            return encode(rows, steps(rows), fitted.length());
        }

        @Override
        public Inputs.Series batch(int[] rows) {
            int[] steps = steps(rows);
            int longest = Arrays.stream(steps).max().orElse(1);
            return encode(rows, steps, Math.min(fitted.length(), Inputs.padded(longest)));
        }

        @Override
        public Optional<int[]> lengths(int[] rows) {
            return Optional.of(steps(rows));
        }

        private int[] steps(int[] rows) {
            return Arrays.stream(rows)
                    .map(row -> series.length(row) / fitted.channels())
                    .toArray();
        }

        private Inputs.Series encode(int[] rows, int[] steps, int length) {
            int each = Math.multiplyExact(length, fitted.channels());
            float[] encoded = new float[Math.multiplyExact(rows.length, each)];
            for (int example = 0; example < rows.length; example++) {
                float[] values = series.row(rows[example]);
                for (int i = 0; i < values.length; i++) {
                    encoded[example * each + i] = fitted.normalisation().apply(i % fitted.channels(), values[i]);
                }
            }
            return new Inputs.Series(encoded, length, fitted.channels(), steps);
        }
    }
}
