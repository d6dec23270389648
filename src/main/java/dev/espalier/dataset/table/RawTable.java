package dev.espalier.dataset.table;

import dev.espalier.dataset.core.Inputs;
import dev.espalier.dataset.core.RawInputs;
import dev.espalier.dataset.core.RawRows;
import dev.espalier.dataset.core.RowEncoder;
import dev.espalier.dataset.preprocessing.TableDialect;
import dev.espalier.dataset.preprocessing.TabularPreprocessing;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of a table.
 *
 * @param rows a value for each column: a number, NaN where missing; of words an index into those of the column
 */
public record RawTable(List<RawColumn> columns, RawRows<double[]> rows, TableDialect dialect)
        implements RawInputs<TabularPreprocessing> {
    public RawTable(List<RawColumn> columns, RawRows<double[]> rows) {
        this(columns, rows, TableDialect.PLAIN);
    }

    /** Of the training examples; of fewer that lack a number nothing can be learnt. */
    private static final double WORTH_MARKING = 0.01;

    /** What is known of a column from all rows. */
    public sealed interface RawColumn {
        String name();
    }

    /**
     * Numbers.
     *
     * @param missing whether there is a place for the mark of a missing one: where enough rows of the training file lack it
     */
    public record RawNumeric(String name, TabularPreprocessing.Missing missing, TabularPreprocessing.Unit unit)
            implements RawColumn {
        /** Numbers of which none is missing. */
        public RawNumeric(String name) {
            this(name, TabularPreprocessing.Missing.MEAN, TabularPreprocessing.Unit.NONE);
        }
    }

    /**
     * Words.
     *
     * @param words all that occur; the empty string where one is missing
     * @param width how many levels the rows of the training file have, {@link #MOST_LEVELS} at most
     */
    public record RawCategorical(String name, List<String> words, int width) implements RawColumn {
        static final int MOST_LEVELS = 100;
    }

    /** How a number that so many rows lack is best shown. */
    static TabularPreprocessing.Missing missing(long missing, int rows) {
        return missing > 0 && missing >= WORTH_MARKING * rows
                ? TabularPreprocessing.Missing.MARKED
                : TabularPreprocessing.Missing.MEAN;
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public boolean isInMemory() {
        return rows.isInMemory();
    }

    @Override
    public Class<TabularPreprocessing> preprocessing() {
        return TabularPreprocessing.class;
    }

    @Override
    public TabularPreprocessing fit(int[] chosen) {
        List<ColumnFit> fits = columns.stream().map(ColumnFit::of).toList();
        for (int row : chosen) {
            double[] values = rows.row(row);
            for (int column = 0; column < values.length; column++) {
                fits.get(column).add(values[column]);
            }
        }
        return new TabularPreprocessing(
                fits.stream().<TabularPreprocessing.Column>map(ColumnFit::done).toList(), dialect);
    }

    @Override
    public Inputs encode(TabularPreprocessing fitted, int[] chosen) {
        return encoder(fitted).all(chosen);
    }

    @Override
    public RowEncoder encoder(TabularPreprocessing fitted) {
        List<int[]> levels = new ArrayList<>();
        IntStream.range(0, columns.size())
                .forEach(column ->
                        levels.add(levels(columns.get(column), fitted.columns().get(column))));
        return new TableEncoder(rows, fitted, levels);
    }

    /** The level of each word; none of numbers. */
    private static int[] levels(RawColumn raw, TabularPreprocessing.Column column) {
        return switch (raw) {
            case RawNumeric numeric -> new int[0];
            case RawCategorical(String name, List<String> words, int width) -> {
                TabularPreprocessing.Categorical known = (TabularPreprocessing.Categorical) column;
                yield words.stream().mapToInt(known::index).toArray();
            }
        };
    }
}
