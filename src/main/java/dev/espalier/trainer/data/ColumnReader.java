package dev.espalier.trainer.data;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads the columns of one table, each as what its training rows show it to be. */
record ColumnReader(Table table) {
    private static final int MOST_NUMBERED_CLASSES = 20;
    private static final double ALMOST_ALL = 0.95;
    private static final int ENOUGH_TO_TELL = 20;

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
        if (isAlmostAll(numbers, numbers + words)) {
            throw slip(firstWord, column, numbers, "name the column in option categorical");
        }
        return categorical(column);
    }

    private static boolean isAlmostAll(int numbers, int all) {
        return numbers >= ENOUGH_TO_TELL && numbers >= ALMOST_ALL * all;
    }

    private DatasetFailure slip(int row, int column, int numbers, String otherwise) {
        return table.failure(
                row,
                String.format(
                        Locale.ROOT,
                        "column %s: found %s; expected a number, as in %,d other rows (or %s)",
                        table.columns().get(column),
                        quoted(cell(row, column)),
                        numbers,
                        otherwise));
    }

    private static String quoted(String cell) {
        return cell.isEmpty() ? "nothing" : Excerpt.of(cell);
    }

    private RawTable.RawNumeric numeric(int column) {
        double[] values = new double[table.rows().size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = Cell.isMissing(cell(row, column)) ? Double.NaN : number(row, column);
        }
        int[] trainRows = IntStream.range(0, table.trainSize()).toArray();
        return new RawTable.RawNumeric(
                table.columns().get(column), values, RawTable.RawNumeric.missing(values, trainRows));
    }

    RawTable.RawCategorical categorical(int column) {
        Map<String, Integer> known = new LinkedHashMap<>();
        int[] values = new int[table.rows().size()];
        int levels = 0;
        for (int row = 0; row < values.length; row++) {
            values[row] = known.computeIfAbsent(level(row, column), fresh -> known.size());
            levels = row < table.trainSize() ? known.size() : levels;
        }
        return new RawTable.RawCategorical(
                table.columns().get(column),
                values,
                List.copyOf(known.keySet()),
                Math.min(levels, RawTable.RawCategorical.MOST_LEVELS));
    }

    /**
     * The column as what is to be predicted: amounts where it holds these, else classes.
     *
     * @throws DatasetFailure if almost all are amounts: the odd one is a slip, not a class
     */
    RawTargets told(int column) {
        int[] odd = IntStream.range(0, table.trainSize())
                .filter(row -> Cell.number(cell(row, column)).isEmpty())
                .toArray();
        int numbers = table.trainSize() - odd.length;
        if (!isMeasured(column)) {
            return table.classes(column);
        }
        if (odd.length == 0) {
            return numbers(column);
        }
        if (isAlmostAll(numbers, table.trainSize())) {
            throw slip(odd[0], column, numbers, "say by option task what the column is");
        }
        return table.classes(column);
    }

    /** The column as numbers to predict; none may be missing. */
    RawTargets.Values numbers(int column) {
        double[] values = new double[table.rows().size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = number(row, column);
        }
        return new RawTargets.Values(values);
    }

    /** Whether its numbers are amounts: some of them not whole, or of many values. */
    private boolean isMeasured(int column) {
        Set<Double> distinct = new HashSet<>();
        for (int row = 0; row < table.trainSize(); row++) {
            Cell.number(cell(row, column)).ifPresent(distinct::add);
        }
        return distinct.size() > MOST_NUMBERED_CLASSES || distinct.stream().anyMatch(value -> value % 1 != 0);
    }

    private double number(int row, int column) {
        String cell = cell(row, column);
        return Cell.number(cell)
                .orElseThrow(() -> table.failure(
                        row,
                        "column %s: found %s; expected a number"
                                .formatted(table.columns().get(column), quoted(cell))));
    }

    private String level(int row, int column) {
        String cell = cell(row, column);
        return Cell.isMissing(cell) ? "" : cell;
    }

    private String cell(int row, int column) {
        return table.rows().get(row).cell(column);
    }
}
