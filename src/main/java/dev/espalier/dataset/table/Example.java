package dev.espalier.dataset.table;

import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Row;

/**
 * A row of a table that is no header.
 *
 * @param file that it stands in
 * @param part that the file is of, 0 for training
 */
public record Example(DataFile file, Row row, int part) {

    boolean isTraining() {
        return part == 0;
    }

    public String cell(int column) {
        return row.cell(column);
    }

    long line() {
        return row.line();
    }

    /** The error for it. */
    public DatasetFailure failure(String message) {
        return DatasetFailure.atLine(file.name(), row.line(), message);
    }
}
