package dev.espalier.trainer.data;

/**
 * A row of a table that is no header.
 *
 * @param file that it stands in
 * @param isTraining whether that is the training file
 */
record Example(DataFile file, Row row, boolean isTraining) {

    String cell(int column) {
        return row.cell(column);
    }

    long line() {
        return row.line();
    }

    /** The error for it. */
    DatasetFailure failure(String message) {
        return DatasetFailure.atLine(file.name(), row.line(), message);
    }
}
