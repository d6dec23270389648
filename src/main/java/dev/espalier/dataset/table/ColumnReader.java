package dev.espalier.dataset.table;

import dev.espalier.dataset.core.Vocabulary;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Excerpt;
import dev.espalier.dataset.io.NumberStyle;
import dev.espalier.dataset.io.Spread;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells what the columns of one table are from its training rows. */
record ColumnReader(Table table, Vocabulary.Room room) {

    /** What to do about a cell that is not a number. */
    private static final String OR_CATEGORICAL = "name the column in option categorical";

    private static final String OR_TASK = "say by option task what the column is";

    /**
     * Numeric where every training cell that is not missing is a number.
     *
     * @throws DatasetFailure if almost all are: the odd one is a slip, not a level; if they are numbers written otherwise than
     *     is said, or some are infinite, or one so far out that nothing is learnt beside it
     */
    CellReader read(int column) {
        ColumnStatistics look = look(column);
        checkNumbers(column, OR_CATEGORICAL);
        if (look.content() != ColumnStatistics.Content.WORDS) {
            checkSpread(column, "leave the column out by option drop");
            return CellReader.numbers(table, column);
        }
        if (look.isAlmostAllNumbers()) {
            throw slip(look.word().get(), column, OR_CATEGORICAL);
        }
        return categorical(column);
    }

    CellReader categorical(int column) {
        return CellReader.words(table, column, room);
    }

    /**
     * The column as what is to be predicted: amounts where it holds these, else classes.
     *
     * @throws DatasetFailure if almost all are amounts: the odd one is a slip, not a class; or as {@link #amounts} does
     */
    TargetReader told(int column) {
        ColumnStatistics look = look(column);
        if (!look.otherStyles().isEmpty()) {
            throw style(column, OR_TASK);
        }
        if (!look.isMeasured()) {
            return TargetReader.classes(table, column);
        }
        if (look.odd().isEmpty()) {
            return amounts(column);
        }
        if (look.infinite().isPresent() || look.isAlmostFullOfNumbers()) {
            checkNumbers(column, OR_TASK);
            throw slip(look.odd().get(), column, OR_TASK);
        }
        return TargetReader.classes(table, column);
    }

    /**
     * The column as amounts that are to be predicted.
     *
     * @throws DatasetFailure if they are all the same, or written otherwise than is said, or some are infinite, or one so far
     *     out that nothing is learnt beside it
     */
    TargetReader amounts(int column) {
        checkNumbers(column, OR_TASK);
        checkSpread(column, "leave the row out");
        Spread spread = look(column).spread();
        if (spread.isConstant() && look(column).odd().isEmpty()) {
            throw failure(
                    spread.least().line(),
                    column,
                    "every training row has %s to predict; expected values that differ"
                            .formatted(Spread.shortened(spread.least().value())));
        }
        return TargetReader.numbers(table, column);
    }

    private void checkNumbers(int column, String otherwise) {
        ColumnStatistics look = look(column);
        look.infinite().ifPresent(found -> {
            throw failure(
                    found.line(),
                    column,
                    "found %s; expected a finite number, or nothing where it is missing (or %s)"
                            .formatted(Excerpt.of(found.cell()), otherwise));
        });
        if (!look.otherStyles().isEmpty()) {
            throw style(column, otherwise);
        }
        look.mixedPercent().ifPresent(found -> {
            throw failure(
                    found.line(),
                    column,
                    "found %s, but other rows have numbers without %%; expected all with it or none (or %s)"
                            .formatted(Excerpt.of(found.cell()), otherwise));
        });
    }

    private DatasetFailure style(int column, String otherwise) {
        ColumnStatistics.Found found = look(column).word().orElseThrow();
        List<NumberStyle> styles = look(column).otherStyles();
        return failure(
                found.line(),
                column,
                "found %s; if these are numbers, set option %s (or %s)"
                        .formatted(
                                Excerpt.of(found.cell()),
                                styles.stream()
                                        .limit(2)
                                        .map(NumberStyle::advice)
                                        .collect(Collectors.joining(", or ")),
                                otherwise));
    }

    private void checkSpread(int column, String otherwise) {
        Spread spread = look(column).spread();
        spread.outlier().ifPresent(place -> {
            throw failure(
                    place.line(),
                    column,
                    "%s %s; if it marks a missing value, leave the cell empty, or %s"
                            .formatted(
                                    Spread.shortened(place.value()),
                                    spread.limits().refusal(place.value()),
                                    otherwise));
        });
    }

    private DatasetFailure slip(ColumnStatistics.Found found, int column, String otherwise) {
        return failure(
                found.line(),
                column,
                String.format(
                        Locale.ROOT,
                        "found %s; expected a number, as in %,d other rows (or %s)",
                        Excerpt.found(found.cell()),
                        look(column).numbers(),
                        otherwise));
    }

    private DatasetFailure failure(long line, int column, String message) {
        return DatasetFailure.atLine(
                table.train().file().name(),
                line,
                "column %s: %s".formatted(table.columns().get(column), message));
    }

    private ColumnStatistics look(int column) {
        return table.look().columns().get(column);
    }
}
