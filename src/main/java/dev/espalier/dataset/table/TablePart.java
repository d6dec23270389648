package dev.espalier.dataset.table;

import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Excerpt;
import dev.espalier.dataset.io.Row;
import dev.espalier.dataset.io.RowSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One file of a table.
 *
 * @param names its first row, where that is a header
 * @param width how many columns there are
 */
public record TablePart(DataFile file, RowSource rows, Optional<Row> names, int width) {

    /** Gives the rows that are no header, and tells how many these are. */
    int forEach(Consumer<Row> reader) {
        Reading reading = new Reading(reader);
        rows.forEach(reading::accept);
        return reading.count;
    }

    private final class Reading {
        private final Consumer<Row> reader;
        private boolean isBegun;
        private int count;

        Reading(Consumer<Row> reader) {
            this.reader = reader;
        }

        void accept(Row row) {
            if (!isBegun) {
                isBegun = true;
                begin(row);
                if (names.isPresent()) {
                    return;
                }
            }
            reader.accept(row);
            count++;
        }

        private void begin(Row first) {
            if (names.isPresent() && !names.get().cells().equals(first.cells())) {
                throw DatasetFailure.atLine(
                        file.name(),
                        first.line(),
                        "found the columns %s; expected those of the training file, %s"
                                .formatted(
                                        Excerpt.of(first.cells()),
                                        Excerpt.of(names.get().cells())));
            }
            if (first.cells().size() != width) {
                throw DatasetFailure.atLine(
                        file.name(),
                        first.line(),
                        "found %d columns; expected %d, as in the training file"
                                .formatted(first.cells().size(), width));
            }
        }
    }
}
