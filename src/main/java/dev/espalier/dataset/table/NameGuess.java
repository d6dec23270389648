package dev.espalier.dataset.table;

import dev.espalier.dataset.core.Vocabulary;
import dev.espalier.dataset.io.Cell;
import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Excerpt;
import dev.espalier.dataset.io.Row;
import dev.espalier.dataset.io.RowSource;
import java.util.BitSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Whether the first row of a file names the columns. It looks so where none of its cells is a number or missing, and either
 * some column holds numbers below it, or its label occurs nowhere below. But a class that occurs once does so too.
 */
final class NameGuess {
    /** What columns of words are often called. */
    private static final Set<String> USUAL =
            Set.of("label", "labels", "class", "category", "target", "text", "sentence", "id", "y");

    /** Of a column's name among columns of long texts. */
    private static final int MOST_WORDS = 4;

    private final Row first;
    private final int label;
    private final int[] wordy;
    private final long[] texts;
    private final Vocabulary classes;
    private final BitSet repeated = new BitSet();
    private final DataFile file;
    private int rows;

    private NameGuess(Row first, int label, DataFile file) {
        this.first = first;
        this.label = label;
        this.file = file;
        this.wordy = IntStream.range(0, first.cells().size())
                .filter(column -> isText(first.cell(column)))
                .toArray();
        this.texts = new long[wordy.length];
        this.classes = new Vocabulary(
                new Vocabulary.Room(),
                "different values of column %d, which would be the labels, are not held; is it the one to predict? Or"
                        .formatted(label));
    }

    /**
     * @param look at the same {@code rows}
     * @throws DatasetFailure if it cannot be told: other classes occur once as well
     */
    static boolean isHeader(TableLook look, RowSource rows, DataFile file, int label) {
        Row first = look.first();
        if (first.cells().stream()
                .anyMatch(cell -> Cell.isMissing(cell) || look.style().fits(cell))) {
            return false;
        }
        if (look.columns().stream().anyMatch(column -> column.numbers() > 0 && column.words() == 0)) {
            return true;
        }
        NameGuess guess = new NameGuess(first, label, file);
        rows.forEach(guess::accept);
        return guess.isHeader();
    }

    private static boolean isText(String cell) {
        return cell.strip().split("\\s+", MOST_WORDS + 1).length > MOST_WORDS;
    }

    private void accept(Row row) {
        for (int i = 0; i < wordy.length; i++) {
            texts[i] += isText(row.cell(wordy[i])) ? 1 : 0;
        }
        if (rows++ > 0) {
            int known = classes.size();
            int number =
                    classes.number(row.cell(label), message -> DatasetFailure.atLine(file.name(), row.line(), message));
            repeated.set(number, number < known);
        }
    }

    private boolean isHeader() {
        boolean isProse = IntStream.range(0, wordy.length).anyMatch(i -> 2 * texts[i] > rows);
        if (classes.find(first.cell(label)).isPresent() || isProse) {
            return false;
        }
        boolean usual = first.cells().stream()
                .anyMatch(cell -> USUAL.contains(cell.strip().toLowerCase(Locale.ROOT)));
        if (!usual && repeated.cardinality() < classes.size()) {
            throw DatasetFailure.atLine(
                    file.name(),
                    first.line(),
                    "may name the columns or be the first example: its label, %s, occurs once, as others do; say which by option header, true or false"
                            .formatted(Excerpt.of(first.cell(label))));
        }
        return true;
    }
}
