package dev.espalier.dataset.table;

import dev.espalier.dataset.core.Vocabulary;
import dev.espalier.dataset.io.Cell;
import dev.espalier.dataset.io.Spread;
import dev.espalier.dataset.preprocessing.TabularPreprocessing;
import java.util.List;
import java.util.OptionalInt;

/** Reads one column of a table to predict from. */
sealed interface CellReader {

    /** A row's value, see {@link RawTable}. */
    double read(Example example);

    /** What is known of the column once all rows are read. */
    RawTable.RawColumn done();

    static CellReader numbers(Table table, int column) {
        ColumnStatistics look = table.look().columns().get(column);
        return new Numbers(
                NumberCell.of(table, column),
                RawTable.missing(look.missing(), table.trainSize()),
                look.spread().limits());
    }

    static CellReader words(Table table, int column, Vocabulary.Room room) {
        return new Levels(table.columns().get(column), column, room);
    }

    /** Numbers; NaN where missing. */
    record Numbers(NumberCell cell, TabularPreprocessing.Missing missing, Spread.Limits limits) implements CellReader {
        @Override
        public double read(Example example) {
            return Cell.isMissing(example.cell(cell.column())) ? Double.NaN : cell.number(example, limits);
        }

        @Override
        public RawTable.RawColumn done() {
            return new RawTable.RawNumeric(cell.name(), missing, cell.unit());
        }
    }

    /** Words. */
    final class Levels implements CellReader {
        private final String name;
        private final int column;
        private final Vocabulary levels;
        private OptionalInt trained = OptionalInt.empty();

        private Levels(String name, int column, Vocabulary.Room room) {
            this.name = name;
            this.column = column;
            this.levels = new Vocabulary(
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

        /** Those of the training rows, none that stands for a missing one. */
        List<String> trainedWords() {
            return levels.all().subList(0, trained.orElse(levels.size())).stream()
                    .filter(word -> !word.isEmpty())
                    .toList();
        }

        @Override
        public RawTable.RawColumn done() {
            int width = Math.min(trained.orElse(levels.size()), RawTable.RawCategorical.MOST_LEVELS);
            return new RawTable.RawCategorical(name, levels.all(), width);
        }
    }
}
