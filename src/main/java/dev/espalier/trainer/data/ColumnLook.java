package dev.espalier.trainer.data;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What the cells of one column show to be in it. */
final class ColumnLook {
    private static final int MOST_NUMBERED_CLASSES = 20;
    private static final double ALMOST_ALL = 0.95;
    private static final int ENOUGH_TO_TELL = 20;

    private final Set<Double> distinct = new HashSet<>();
    private Optional<Found> word = Optional.empty();
    private Optional<Found> odd = Optional.empty();
    private int numbers;
    private int words;
    private int missing;
    private boolean isMeasured;

    /** A cell and the line that its row begins on. */
    record Found(long line, String cell) {}

    /** In any order. */
    void add(Row row, int column) {
        String cell = row.cell(column);
        Optional<Double> number = Cell.number(cell);
        if (number.isPresent()) {
            numbers++;
            measure(number.get());
            return;
        }
        Found found = new Found(row.line(), cell);
        odd = first(odd, found);
        if (Cell.isMissing(cell)) {
            missing++;
        } else {
            words++;
            word = first(word, found);
        }
    }

    private static Optional<Found> first(Optional<Found> known, Found other) {
        return Optional.of(known.filter(found -> found.line < other.line).orElse(other));
    }

    private void measure(double value) {
        if (!isMeasured) {
            distinct.add(value);
            isMeasured = distinct.size() > MOST_NUMBERED_CLASSES || value % 1 != 0;
        }
    }

    /** How many cells are numbers. */
    int numbers() {
        return numbers;
    }

    /** The first cell that is neither a number nor missing. */
    Optional<Found> word() {
        return word;
    }

    /** The first cell that is no number. */
    Optional<Found> odd() {
        return odd;
    }

    /** How many cells are missing. */
    int missing() {
        return missing;
    }

    /** Whether its numbers are amounts: some of them not whole, or of many values. */
    boolean isMeasured() {
        return isMeasured;
    }

    /** Whether so many of the cells that are not missing are numbers that a word is a slip. */
    boolean isAlmostAllNumbers() {
        return numbers >= ENOUGH_TO_TELL && numbers >= ALMOST_ALL * (numbers + words);
    }

    /** Whether so many of all cells are numbers that any other is a slip. */
    boolean isAlmostFullOfNumbers() {
        return numbers >= ENOUGH_TO_TELL && numbers >= ALMOST_ALL * (numbers + words + missing);
    }
}
