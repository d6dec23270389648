package dev.espalier.trainer.data;

import java.util.ArrayList;
import java.util.List;

/** Rows of a table, column by column. */
record RawTable(List<RawColumn> columns, int size) implements RawInputs<TabularPreprocessing> {

    /** One column. */
    sealed interface RawColumn {
        String name();
    }

    /**
     * Numbers; NaN where missing.
     *
     * @param missing marked where enough training examples of the data set lack it to learn from
     */
    record RawNumeric(String name, double[] values, TabularPreprocessing.Missing missing) implements RawColumn {
        RawNumeric(String name, double[] values) {
            this(name, values, TabularPreprocessing.Missing.MEAN);
        }
    }

    /**
     * Words.
     *
     * @param values indices into {@code levels}; -1 where it is none of them
     * @param levels the names of levels, not statistics: taken from all training examples, so that the number of encoded
     *     columns is the data set's and not the split's
     */
    record RawCategorical(String name, int[] values, List<String> levels) implements RawColumn {}

    @Override
    public TabularPreprocessing fit(int[] rows) {
        List<TabularPreprocessing.Column> fitted = new ArrayList<>();
        for (RawColumn column : columns) {
            fitted.add(
                    switch (column) {
                        case RawNumeric(String name, double[] values, var missing) -> {
                            Normalisation.Fit fit = new Normalisation.Fit(1);
                            for (int row : rows) {
                                fit.add(0, values[row]);
                            }
                            Normalisation done = fit.done();
                            yield new TabularPreprocessing.Numeric(name, done.mean()[0], done.deviation()[0], missing);
                        }
                        case RawCategorical(String name, int[] values, List<String> levels) ->
                            new TabularPreprocessing.Categorical(name, levels);
                    });
        }
        return new TabularPreprocessing(fitted);
    }

    @Override
    public Inputs.Dense encode(TabularPreprocessing fitted, int[] rows) {
        int width = fitted.shape().getFirst();
        float[] encoded = new float[Math.multiplyExact(rows.length, width)];
        int offset = 0;
        for (int i = 0; i < columns.size(); i++) {
            TabularPreprocessing.Column column = fitted.columns().get(i);
            for (int example = 0; example < rows.length; example++) {
                encode(column, columns.get(i), rows[example], encoded, example * width + offset);
            }
            offset += column.width();
        }
        return new Inputs.Dense(encoded, new int[] {width});
    }

    private static void encode(TabularPreprocessing.Column fitted, RawColumn column, int row, float[] encoded, int at) {
        switch (column) {
            case RawNumeric numeric ->
                ((TabularPreprocessing.Numeric) fitted).encode(numeric.values()[row], encoded, at);
            case RawCategorical(String name, int[] values, List<String> levels) -> {
                if (values[row] >= 0) {
                    encoded[at + values[row]] = 1;
                }
            }
        }
    }
}
