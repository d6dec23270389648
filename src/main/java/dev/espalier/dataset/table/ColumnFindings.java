package dev.espalier.dataset.table;

import dev.espalier.dataset.core.Findings;
import dev.espalier.dataset.core.RawTargets;
import dev.espalier.dataset.io.Excerpt;
import dev.espalier.dataset.io.Spread;
import dev.espalier.study.DatasetColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells what the columns of a table were taken for, and what in them is worth a second look. */
public final class ColumnFindings {
    /** Of fewer values that differ nothing is said. */
    private static final int MANY = 20;

    private static final double ALMOST_ALL = 0.9;

    private final Table table;
    private final List<DatasetColumn> columns = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    public ColumnFindings(Table table) {
        this.table = table;
    }

    /** The next column, which is predicted from. */
    void input(int column, CellReader reader) {
        switch (reader) {
            case CellReader.Numbers _ -> {
                add(column, "input", type(column), Optional.empty());
                noteNumbers(column);
            }
            case CellReader.Levels levels -> {
                List<String> words = levels.trainedWords();
                add(column, "input", BooleanWord.arePair(words) ? "boolean" : "category", Optional.of(words.size()));
                noteWords(column, words);
            }
        }
    }

    /** The next column, which is predicted. */
    public void label(int column, RawTargets targets) {
        switch (targets) {
            case RawTargets.Values _ -> {
                add(
                        column,
                        "label",
                        look(column).content() == ColumnStatistics.Content.PERCENTS ? "percent" : "number",
                        Optional.empty());
                noteFar(column);
            }
            case RawTargets.Labels(int[] _, List<String> classes) ->
                add(
                        column,
                        "label",
                        BooleanWord.arePair(classes) ? "boolean" : "category",
                        Optional.of(classes.size()));
        }
    }

    /** The next column, which holds texts. */
    public void text(int column) {
        add(column, "input", "text", Optional.empty());
    }

    /** The next column, which is not predicted from. */
    public void other(int column, String use) {
        add(column, use, type(column), Optional.empty());
    }

    public Findings done() {
        return new Findings(columns, notes);
    }

    private ColumnStatistics look(int column) {
        return table.look().columns().get(column);
    }

    private void add(int column, String use, String type, Optional<Integer> values) {
        columns.add(new DatasetColumn(
                table.columns().get(column), use, type, values, look(column).missing()));
    }

    private String type(int column) {
        return switch (look(column).content()) {
            case NUMBERS -> look(column).isBoolean() ? "boolean" : "number";
            case PERCENTS -> "percent";
            case WORDS -> look(column).isBoolean() ? "boolean" : "category";
        };
    }

    private void noteNumbers(int column) {
        ColumnStatistics look = look(column);
        if (look.numbers() == 0) {
            note(column, "is empty in every row, which tells nothing; leave it out by option drop");
        } else if (look.spread().isConstant()) {
            note(
                    column,
                    "holds %s in every row that has a value, which tells nothing; leave it out by option drop"
                            .formatted(Spread.shortened(look.spread().least().value())));
        } else if (look.isCounter()) {
            note(
                    column,
                    "counts the rows: %s, … %s; if it is an id, leave it out by option drop"
                            .formatted(
                                    Spread.shortened(look.spread().least().value()),
                                    Spread.shortened(look.spread().greatest().value())));
        }
        noteFar(column);
    }

    private void noteFar(int column) {
        look(column)
                .spread()
                .note("leave the cell empty")
                .ifPresent(note ->
                        notes.add("column %s, %s".formatted(table.columns().get(column), note)));
    }

    private void noteWords(int column, List<String> words) {
        int filled = table.trainSize() - look(column).missing();
        String example = words.isEmpty() ? "" : Excerpt.of(words.getFirst());
        if (words.size() == 1) {
            note(
                    column,
                    "holds %s in every row that has a value, which tells nothing; leave it out by option drop"
                            .formatted(example));
        } else if (words.size() >= MANY && words.size() >= ALMOST_ALL * filled) {
            note(
                    column,
                    String.format(
                            Locale.ROOT,
                            "has %,d values in %,d rows, such as %s: as categories they tell next to nothing; leave it out by option drop, or write it as numbers",
                            words.size(),
                            filled,
                            example));
        } else if (words.size() > RawTable.RawCategorical.MOST_LEVELS) {
            note(
                    column,
                    String.format(
                            Locale.ROOT,
                            "has %,d values, such as %s; the %d commonest are told apart, and all others stand together",
                            words.size(),
                            example,
                            RawTable.RawCategorical.MOST_LEVELS - 1));
        }
    }

    private void note(int column, String message) {
        notes.add("column %s %s".formatted(table.columns().get(column), message));
    }
}
