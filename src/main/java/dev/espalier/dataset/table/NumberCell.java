package dev.espalier.dataset.table;

import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Excerpt;
import dev.espalier.dataset.io.NumberStyle;
import dev.espalier.dataset.io.Spread;
import dev.espalier.dataset.preprocessing.TabularPreprocessing;

/**
 * A column whose cells are numbers.
 *
 * @param unit whether each has a sign of percent
 */
record NumberCell(String name, int column, NumberStyle style, TabularPreprocessing.Unit unit) {

    static NumberCell of(Table table, int column) {
        return new NumberCell(
                table.columns().get(column),
                column,
                table.look().style(),
                table.look().columns().get(column).content() == ColumnStatistics.Content.PERCENTS
                        ? TabularPreprocessing.Unit.PERCENT
                        : TabularPreprocessing.Unit.NONE);
    }

    /** @throws DatasetFailure if it is none */
    double number(Example example) {
        String cell = example.cell(column);
        return unit.number(cell, style)
                .orElseThrow(() -> example.failure("column %s: found %s; expected a number%s"
                        .formatted(
                                name,
                                Excerpt.found(cell),
                                unit == TabularPreprocessing.Unit.PERCENT
                                        ? " with %, as the training rows have"
                                        : "")));
    }

    /** The same of a number that may not be just any. */
    double number(Example example, Spread.Limits limits) {
        double value = number(example);
        if (!limits.allow(value)) {
            throw example.failure("column %s: %s %s; if it marks a missing value, leave the cell empty"
                    .formatted(name, Excerpt.of(example.cell(column).strip()), limits.refusal(value)));
        }
        return value;
    }
}
