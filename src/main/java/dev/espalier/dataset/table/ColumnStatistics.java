package dev.espalier.dataset.table;

import dev.espalier.dataset.io.Cell;
import dev.espalier.dataset.io.NumberStyle;
import dev.espalier.dataset.io.Row;
import dev.espalier.dataset.io.Spread;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the cells of one column show to be in it. */
final class ColumnStatistics {
    private static final int MOST_NUMBERED_CLASSES = 20;
    private static final double ALMOST_ALL = 0.95;
    private static final int ENOUGH_TO_TELL = 20;

    /** Numbers that are not finite, as programs write them. */
    private static final Set<String> INFINITE = Set.of("inf", "infinity", "∞", "1.#inf");

    private final NumberStyle style;
    private final Set<Double> distinct = new HashSet<>();
    private final Spread spread = new Spread();
    private final List<NumberStyle> otherStyles = new ArrayList<>(NumberStyle.OTHERS);
    /** Up to three of them. */
    private final Set<String> firstWords = new HashSet<>();

    private Optional<Found> word = Optional.empty();
    private Optional<Found> odd = Optional.empty();
    private Optional<Found> infinite = Optional.empty();
    private Optional<Found> percent = Optional.empty();
    private Optional<Found> bare = Optional.empty();
    private int numbers;
    private int words;
    private int infinities;
    private int missing;
    private int steps;
    private double before = Double.NaN;
    private boolean isMeasured;

    /** Whether the numbers so far may be written with the other mark before fractions. */
    private boolean mayBeDecimal = true;

    /** A cell and the line that its row begins on. */
    record Found(long line, String cell) {}

    /** What the cells that are not missing are. */
    enum Content {
        NUMBERS,
        /** Numbers, each with a sign of percent. */
        PERCENTS,
        WORDS
    }

    ColumnStatistics(NumberStyle style) {
        this.style = style;
        otherStyles.add(NumberStyle.PLAIN);
        otherStyles.remove(style);
    }

    /** In any order. */
    void add(Row row, int column) {
        String cell = row.cell(column);
        Optional<Double> number = style.number(cell);
        if (number.isPresent()) {
            bare = first(bare, row, cell);
            addNumber(number.get(), row, column);
            return;
        }
        if (Cell.isMissing(cell)) {
            odd = first(odd, row, cell);
            missing++;
            return;
        }
        Optional<Double> percents = style.percent(cell);
        if (percents.isPresent()) {
            percent = first(percent, row, cell);
            addNumber(percents.get(), row, column);
            return;
        }
        addWord(row, cell);
    }

    private void addNumber(double value, Row row, int column) {
        numbers++;
        spread.add(value, row.line(), column);
        measure(value);
        steps += value == before + 1 ? 1 : 0;
        before = value;
        if (mayBeDecimal && !isWhole(row.cell(column))) {
            otherStyles.removeIf(other -> other.decimal() != style.decimal() && !other.fits(row.cell(column)));
            mayBeDecimal = otherStyles.stream().anyMatch(other -> other.decimal() != style.decimal());
        }
    }

    /** After one that is not a number in any way it does not matter whether others are. */
    private void addWord(Row row, String cell) {
        if (infinities == words && isInfinite(cell)) {
            infinities++;
            infinite = first(infinite, row, cell);
        }
        words++;
        odd = first(odd, row, cell);
        word = first(word, row, cell);
        if (firstWords.size() < 3) {
            firstWords.add(cell);
        }
        otherStyles.removeIf(other -> !other.fits(cell));
    }

    private static boolean isWhole(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            if (cell.charAt(i) < '0' || cell.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Also a number that is too large for any: {@code 1e400}. */
    private static boolean isInfinite(String cell) {
        String bare = cell.strip().toLowerCase(Locale.ROOT);
        String unsigned = bare.startsWith("-") || bare.startsWith("+") ? bare.substring(1) : bare;
        return INFINITE.contains(unsigned)
                || unsigned.matches("\\d+(\\.\\d*)?(e\\+?\\d{1,9})?")
                        && Double.isInfinite(Double.parseDouble(unsigned));
    }

    private static Optional<Found> first(Optional<Found> known, Row row, String cell) {
        return known.isPresent() && known.get().line <= row.line() ? known : Optional.of(new Found(row.line(), cell));
    }

    private void measure(double value) {
        if (!isMeasured) {
            distinct.add(value);
            isMeasured = distinct.size() > MOST_NUMBERED_CLASSES || value % 1 != 0;
        }
    }

    /** What the cells are that are not missing; words where they are of both kinds. */
    Content content() {
        if (words > 0 || percent.isPresent() && bare.isPresent()) {
            return Content.WORDS;
        }
        return percent.isPresent() ? Content.PERCENTS : Content.NUMBERS;
    }

    /** How many cells are numbers. */
    int numbers() {
        return numbers;
    }

    /** How many cells are neither numbers nor missing. */
    int words() {
        return words;
    }

    /** The first cell that is neither a number nor missing. */
    Optional<Found> word() {
        return word;
    }

    /** The first cell that is not a number. */
    Optional<Found> odd() {
        return odd;
    }

    /** The first number that is not finite, where all other cells that are not missing are numbers. */
    Optional<Found> infinite() {
        return numbers > 0 && infinities == words ? infinite : Optional.empty();
    }

    /** The first cell with a sign of percent, where others are numbers without. */
    Optional<Found> mixedPercent() {
        return words == 0 && bare.isPresent() ? percent : Optional.empty();
    }

    /**
     * How all cells that are not missing may be numbers, though not as they are said to be written; with groups of digits only
     * where they have some.
     */
    List<NumberStyle> otherStyles() {
        return words == 0
                ? List.of()
                : otherStyles.stream()
                        .filter(style -> style.thousands().isEmpty()
                                || !otherStyles.contains(new NumberStyle(style.decimal(), Optional.empty())))
                        .toList();
    }

    /** How many cells are missing. */
    int missing() {
        return missing;
    }

    /** Of its numbers. */
    Spread spread() {
        return spread;
    }

    /** Whether its numbers are amounts: some of them not whole, or of many values. */
    boolean isMeasured() {
        return isMeasured;
    }

    /** Whether it says true and false: by numbers, 1 and 0, or by words. */
    boolean isBoolean() {
        return words == 0
                ? !isMeasured && distinct.equals(Set.of(0.0, 1.0))
                : numbers == 0 && BooleanWord.arePair(List.copyOf(firstWords));
    }

    /** Whether the numbers count the rows. */
    boolean isCounter() {
        return numbers >= ENOUGH_TO_TELL
                && missing + words == 0
                && steps >= numbers - 3
                && spread.greatest().value() - spread.least().value() == numbers - 1;
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
