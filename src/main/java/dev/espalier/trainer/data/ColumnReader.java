package dev.espalier.trainer.data;

import java.util.Locale;

/** Tells what the columns of one table are from its training rows. */
record ColumnReader(Table table, Words.Room room) {

    /**
     * Numeric where every training cell that is not missing is a number.
     *
     * @throws DatasetFailure if almost all are: the odd one is a slip, not a level
     */
    CellReader read(int column) {
        ColumnLook look = table.look().columns().get(column);
        if (look.word().isEmpty()) {
            return CellReader.numbers(table, column);
        }
        if (look.isAlmostAllNumbers()) {
            throw slip(look.word().get(), column, "name the column in option categorical");
        }
        return categorical(column);
    }

    CellReader categorical(int column) {
        return CellReader.words(table, column, room);
    }

    /**
     * The column as what is to be predicted: amounts where it holds these, else classes.
     *
     * @throws DatasetFailure if almost all are amounts: the odd one is a slip, not a class
     */
    TargetReader told(int column) {
        ColumnLook look = table.look().columns().get(column);
        if (!look.isMeasured()) {
            return TargetReader.classes(table, column);
        }
        if (look.odd().isEmpty()) {
            return TargetReader.numbers(table, column);
        }
        if (look.isAlmostFullOfNumbers()) {
            throw slip(look.odd().get(), column, "say by option task what the column is");
        }
        return TargetReader.classes(table, column);
    }

    private DatasetFailure slip(ColumnLook.Found found, int column, String otherwise) {
        return DatasetFailure.atLine(
                table.train().file().name(),
                found.line(),
                String.format(
                        Locale.ROOT,
                        "column %s: found %s; expected a number, as in %,d other rows (or %s)",
                        table.columns().get(column),
                        Excerpt.found(found.cell()),
                        table.look().columns().get(column).numbers(),
                        otherwise));
    }
}
