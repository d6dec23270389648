package dev.espalier.trainer.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of a table, column by column. */
record RawTable(List<RawColumn> columns, int size) implements RawInputs<TabularPreprocessing> {

    /** One column. */
    sealed interface RawColumn {
        String name();
    }

    /**
     * Numbers; NaN where missing.
     *
     * @param missing whether there is a place for the mark of a missing one: where enough rows of the training file lack it
     */
    record RawNumeric(String name, double[] values, TabularPreprocessing.Missing missing) implements RawColumn {
        /** Of the training examples; of fewer nothing can be learnt. */
        private static final double WORTH_MARKING = 0.01;

        RawNumeric(String name, double[] values) {
            this(name, values, TabularPreprocessing.Missing.MEAN);
        }

        /** How a number that is missing from some of these rows is best shown. */
        static TabularPreprocessing.Missing missing(double[] values, int[] rows) {
            long missing =
                    Arrays.stream(rows).filter(row -> Double.isNaN(values[row])).count();
            return missing > 0 && missing >= WORTH_MARKING * rows.length
                    ? TabularPreprocessing.Missing.MARKED
                    : TabularPreprocessing.Missing.MEAN;
        }

        TabularPreprocessing.Numeric fit(int[] rows) {
            Normalisation.Fit fit = new Normalisation.Fit(1);
            for (int row : rows) {
                fit.add(0, values[row]);
            }
            Normalisation done = fit.done();
            boolean learnt = missing(values, rows) == TabularPreprocessing.Missing.MARKED;
            TabularPreprocessing.Missing shown = switch (missing) {
                case MEAN -> TabularPreprocessing.Missing.MEAN;
                case MARKED, UNMARKED ->
                    learnt ? TabularPreprocessing.Missing.MARKED : TabularPreprocessing.Missing.UNMARKED;
            };
            return new TabularPreprocessing.Numeric(name, done.mean()[0], done.deviation()[0], shown);
        }
    }

    /**
     * Words.
     *
     * @param values indices into {@code words}
     * @param words all that occur; the empty string where one is missing
     * @param width how many levels the rows of the training file have, {@link #MOST_LEVELS} at most
     */
    record RawCategorical(String name, int[] values, List<String> words, int width) implements RawColumn {
        static final int MOST_LEVELS = 100;

        TabularPreprocessing.Categorical fit(int[] rows) {
            Map<String, Integer> counts = new HashMap<>();
            for (int row : rows) {
                counts.merge(words.get(values[row]), 1, Integer::sum);
            }
            if (counts.size() > MOST_LEVELS) {
                // The rare ones stand together with what is missing, as does what is seen for the first time
                // afterwards.
                counts.put("", Integer.MAX_VALUE);
            }
            List<String> levels = counts.keySet().stream()
                    .sorted(Comparator.<String>comparingInt(level -> -counts.get(level))
                            .thenComparing(level -> level))
                    .limit(MOST_LEVELS)
                    .sorted()
                    .toList();
            return new TabularPreprocessing.Categorical(name, levels, width);
        }
    }

    @Override
    public TabularPreprocessing fit(int[] rows) {
        return new TabularPreprocessing(columns.stream()
                .<TabularPreprocessing.Column>map(column -> switch (column) {
                    case RawNumeric numeric -> numeric.fit(rows);
                    case RawCategorical categorical -> categorical.fit(rows);
                })
                .toList());
    }

    @Override
    public Inputs.Dense encode(TabularPreprocessing fitted, int[] rows) {
        int width = fitted.shape().getFirst();
        float[] encoded = new float[Math.multiplyExact(rows.length, width)];
        int offset = 0;
        for (int i = 0; i < columns.size(); i++) {
            TabularPreprocessing.Column column = fitted.columns().get(i);
            encode(column, columns.get(i), rows, encoded, width, offset);
            offset += column.width();
        }
        return new Inputs.Dense(encoded, new int[] {width});
    }

    private static void encode(
            TabularPreprocessing.Column fitted, RawColumn column, int[] rows, float[] encoded, int width, int offset) {
        switch (column) {
            case RawNumeric numeric -> {
                TabularPreprocessing.Numeric known = (TabularPreprocessing.Numeric) fitted;
                for (int example = 0; example < rows.length; example++) {
                    known.encode(numeric.values()[rows[example]], encoded, example * width + offset);
                }
            }
            case RawCategorical(String name, int[] values, List<String> words, int levels) -> {
                TabularPreprocessing.Categorical known = (TabularPreprocessing.Categorical) fitted;
                int[] indices = words.stream().mapToInt(known::index).toArray();
                for (int example = 0; example < rows.length; example++) {
                    int index = indices[values[rows[example]]];
                    if (index >= 0) {
                        encoded[example * width + offset + index] = 1;
                    }
                }
            }
        }
    }
}
