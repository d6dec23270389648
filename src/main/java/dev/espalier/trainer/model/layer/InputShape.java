package dev.espalier.trainer.model.layer;

import java.util.Collections;
import java.util.List;

/** What one example looks like to a net. */
public sealed interface InputShape {

    /**
     * A row of a table.
     *
     * @param columns how many values each column is: 1, or one a level of a category
     */
    record Row(List<Integer> columns) implements InputShape {
        public Row {
            columns = List.copyOf(columns);
        }

        /** {@code width} numbers. */
        public Row(int width) {
            this(Collections.nCopies(width, 1));
        }

        /** Values of all columns. */
        public int width() {
            return columns.stream().mapToInt(Integer::intValue).sum();
        }

        public boolean hasCategories() {
            return columns.stream().anyMatch(values -> values > 1);
        }
    }

    /** Pixels, channels first. */
    record Image(int channels, int height, int width) implements InputShape {}

    /** A series of up to {@code length} steps. */
    record Series(int channels, int length) implements InputShape {}

    /** A text of up to {@code length} token ids below {@code vocabulary}; 0 pads. */
    record Text(int length, int vocabulary) implements InputShape {}
}
