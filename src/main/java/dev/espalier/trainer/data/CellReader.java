package dev.espalier.trainer.data;

import java.util.OptionalInt;

/** Reads one column of a table to predict from. */
sealed interface CellReader {

    /** A row's value, see {@link RawTable}. */
    double read(Example example);

    /** What is known of the column once all rows are read. */
    RawTable.RawColumn done();

    static CellReader numbers(Table table, int column) {
        int missing = table.look().columns().get(column).missing();
        String name = table.columns().get(column);
        return new Numbers(new NumberCell(name, column), RawTable.missing(missing, table.trainSize()));
    }

    static CellReader words(Table table, int column, Words.Room room) {
        return new Levels(table.columns().get(column), column, room);
    }

    /** Numbers; NaN where missing. */
    record Numbers(NumberCell cell, TabularPreprocessing.Missing missing) implements CellReader {
        @Override
        public double read(Example example) {
            return Cell.isMissing(example.cell(cell.column())) ? Double.NaN : cell.number(example);
        }

        @Override
        public RawTable.RawColumn done() {
            return new RawTable.RawNumeric(cell.name(), missing);
        }
    }

    /** Words. */
    final class Levels implements CellReader {
        private final String name;
        private final int column;
        private final Words levels;
        private OptionalInt trained = OptionalInt.empty();

        private Levels(String name, int column, Words.Room room) {
            this.name = name;
            this.column = column;
            this.levels = new Words(
                    room,
                    "different values of column %s are not held; leave it out by option drop, or".formatted(name));
        }

        @Override
        public double read(Example example) {
            if (!example.isTraining() && trained.isEmpty()) {
                trained = OptionalInt.of(levels.size());
            }
            String cell = example.cell(column);
            return levels.number(Cell.isMissing(cell) ? "" : cell, example::failure);
        }

        @Override
        public RawTable.RawColumn done() {
            int width = Math.min(trained.orElse(levels.size()), RawTable.RawCategorical.MOST_LEVELS);
            return new RawTable.RawCategorical(name, levels.all(), width);
        }
    }
}
