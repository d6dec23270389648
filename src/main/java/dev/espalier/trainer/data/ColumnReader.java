package dev.espalier.trainer.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the columns of one table, each as what its training rows show it to be. */
record ColumnReader(Table table) {
    private static final int MOST_LEVELS = 100;
    private static final int MOST_NUMBERED_CLASSES = 20;
    private static final double ALMOST_ALL = 0.95;
    private static final int ENOUGH_TO_TELL = 20;

    /** Of the training examples; of fewer nothing can be learnt. */
    private static final double WORTH_MARKING = 0.01;

    /**
     * Numeric where every training cell that is not missing is a number.
     *
     * @throws DatasetFailure if almost all are: the odd one is a slip, not a level
     */
    RawTable.RawColumn read(int column) {
        int numbers = 0;
        int words = 0;
        int firstWord = -1;
        for (int row = 0; row < table.trainSize(); row++) {
            String cell = cell(row, column);
            if (Cell.isMissing(cell)) {
                continue;
            }
            if (Cell.number(cell).isPresent()) {
                numbers++;
            } else {
                words++;
                firstWord = firstWord < 0 ? row : firstWord;
            }
        }
        if (words == 0) {
            return numeric(column);
        }
        if (numbers >= ENOUGH_TO_TELL && numbers >= ALMOST_ALL * (numbers + words)) {
            throw table.failure(
                    firstWord,
                    String.format(
                            Locale.ROOT,
                            "column %s: found %s; expected a number, as in %,d other rows (or name the column in option categorical)",
                            table.columns().get(column),
                            Excerpt.of(cell(firstWord, column)),
                            numbers));
        }
        return categorical(column);
    }

    private RawTable.RawNumeric numeric(int column) {
        double[] values = new double[table.rows().size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = Cell.isMissing(cell(row, column)) ? Double.NaN : number(row, column);
        }
        long missing = Arrays.stream(values)
                .limit(table.trainSize())
                .filter(Double::isNaN)
                .count();
        return new RawTable.RawNumeric(
                table.columns().get(column),
                values,
                missing > 0 && missing >= WORTH_MARKING * table.trainSize()
                        ? TabularPreprocessing.Missing.MARKED
                        : TabularPreprocessing.Missing.MEAN);
    }

    RawTable.RawCategorical categorical(int column) {
        Map<String, Integer> counts = new HashMap<>();
        for (int row = 0; row < table.trainSize(); row++) {
            counts.merge(level(row, column), 1, Integer::sum);
        }
        if (counts.size() > MOST_LEVELS) {
            // The rare ones stand together with what is missing, as does what is seen for the first time afterwards.
            counts.put("", Integer.MAX_VALUE);
        }
        List<String> levels = counts.keySet().stream()
                .sorted(Comparator.<String>comparingInt(level -> -counts.get(level))
                        .thenComparing(level -> level))
                .limit(MOST_LEVELS)
                .sorted()
                .toList();
        String name = table.columns().get(column);
        TabularPreprocessing.Categorical known = new TabularPreprocessing.Categorical(name, levels);
        int[] values = new int[table.rows().size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = known.index(level(row, column));
        }
        return new RawTable.RawCategorical(name, values, levels);
    }

    /** The column as numbers to predict; none may be missing. */
    RawTargets.Values numbers(int column) {
        double[] values = new double[table.rows().size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = number(row, column);
        }
        return new RawTargets.Values(values);
    }

    /** Whether the column holds amounts: numbers that are not all whole, or whole numbers of many values. */
    boolean isMeasured(int column) {
        Set<Double> distinct = new HashSet<>();
        for (int row = 0; row < table.trainSize(); row++) {
            var number = Cell.number(cell(row, column));
            if (number.isEmpty()) {
                return false;
            }
            distinct.add(number.get());
        }
        return distinct.size() > MOST_NUMBERED_CLASSES || distinct.stream().anyMatch(value -> value % 1 != 0);
    }

    private double number(int row, int column) {
        String cell = cell(row, column);
        return Cell.number(cell)
                .orElseThrow(() -> table.failure(
                        row,
                        "column %s: found %s; expected a number"
                                .formatted(
                                        table.columns().get(column), cell.isEmpty() ? "nothing" : Excerpt.of(cell))));
    }

    private String level(int row, int column) {
        String cell = cell(row, column);
        return Cell.isMissing(cell) ? "" : cell;
    }

    private String cell(int row, int column) {
        return table.rows().get(row).cell(column);
    }
}
