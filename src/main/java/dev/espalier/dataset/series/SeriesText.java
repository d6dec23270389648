package dev.espalier.dataset.series;

import dev.espalier.dataset.io.Cell;
import dev.espalier.dataset.io.Excerpt;
import java.util.List;

/** A series as text: values divided by commas, a text for each channel. */
public final class SeriesText {
    private SeriesText() {}

    /**
     * The values {@code steps x channels}, step by step; NaN where missing.
     *
     * @throws IllegalArgumentException saying what was found and expected, for a person
     */
    public static float[] values(List<String> channels) {
        int count = channels.size();
        float[] values = new float[0];
        for (int channel = 0; channel < count; channel++) {
            String[] cells = channels.get(channel).split(",", -1);
            if (channel == 0) {
                values = new float[Math.multiplyExact(cells.length, count)];
            } else if (cells.length != values.length / count) {
                throw new IllegalArgumentException("channel %d has %d values; expected %d, as the first channel has"
                        .formatted(channel, cells.length, values.length / count));
            }
            for (int step = 0; step < cells.length; step++) {
                values[step * count + channel] = value(cells[step], channel, step);
            }
        }
        return values;
    }

    private static float value(String cell, int channel, int step) {
        if (cell.isBlank()) {
            throw new IllegalArgumentException(
                    "channel %d, step %d is empty; expected a number, or ? where it is missing"
                            .formatted(channel, step));
        }
        if (Cell.isMissing(cell)) {
            return Float.NaN;
        }
        float value = Cell.number(cell)
                .orElseThrow(() -> new IllegalArgumentException("channel %d, step %d: found %s; expected a number, or ?"
                        .formatted(channel, step, Excerpt.of(cell.strip()))))
                .floatValue();
        if (Float.isInfinite(value)) {
            throw new IllegalArgumentException(
                    "channel %d, step %d: %s is too large".formatted(channel, step, cell.strip()));
        }
        return value;
    }
}
