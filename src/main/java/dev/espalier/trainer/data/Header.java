package dev.espalier.trainer.data;

import dev.espalier.study.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Whether the first row names the columns. */
enum Header {
    PRESENT,
    ABSENT,
    /** To be told by looking. */
    AUTO;

    /** What columns of words are often called. */
    private static final Set<String> USUAL =
            Set.of("label", "labels", "class", "category", "target", "text", "sentence", "id", "y");

    /** Of a column's name among columns of long texts. */
    private static final int MOST_WORDS = 4;

    static Header read(Options options) {
        Json.Object schema = OptionSchema.oneOf(List.of(new Json.Bool(true), new Json.Bool(false), Json.text("auto")))
                .with("default", Json.text("auto"));
        return options.value("header", schema, "whether the first row names the columns; auto: told by looking")
                .map(value -> switch (value) {
                    case Json.Bool(boolean present) -> present ? PRESENT : ABSENT;
                    case Json.Text(String text) when text.equals("auto") -> AUTO;
                    case Json other -> {
                        options.problem("header", "must be true, false or \"auto\"");
                        yield AUTO;
                    }
                })
                .orElse(AUTO);
    }

    /**
     * The names of the columns: of the first row, which is then taken out of {@code rows}, or else {@code column_0},
     * {@code column_1}, …
     *
     * @param guess whether the first row looks like a header; asked only where nothing was said
     */
    List<String> take(List<Row> rows, DataFile file, BooleanSupplier guess) {
        Row first = rows.getFirst();
        boolean present = switch (this) {
            case PRESENT -> true;
            case ABSENT -> false;
            case AUTO -> guess.getAsBoolean();
        };
        if (!present) {
            return unnamed(first.cells().size());
        }
        Set<String> seen = new HashSet<>();
        for (String name : first.cells()) {
            if (!seen.add(name)) {
                throw DatasetFailure.atLine(
                        file.name(),
                        first.line(),
                        "two columns are called " + name
                                + "; expected a name of its own for each, or option header to be false");
            }
        }
        rows.removeFirst();
        return first.cells();
    }

    /** Takes the header out of a test file; it must be the training file's. */
    static void takeSame(List<Row> rows, DataFile file, List<String> columns) {
        Row first = rows.getFirst();
        boolean unnamed = columns.equals(unnamed(columns.size()));
        if (first.cells().size() != columns.size() || !unnamed && !first.cells().equals(columns)) {
            throw DatasetFailure.atLine(
                    file.name(),
                    first.line(),
                    unnamed
                            ? "found %d columns; expected %d, as in the training file"
                                    .formatted(first.cells().size(), columns.size())
                            : "found the columns %s; expected those of the training file, %s"
                                    .formatted(Excerpt.of(first.cells()), Excerpt.of(columns)));
        }
        if (!unnamed) {
            rows.removeFirst();
        }
    }

    /**
     * Whether a first row looks like names: none of its cells is a number or missing, and either some column holds
     * numbers below it, or its label occurs nowhere below. But a class that occurs once does so too.
     *
     * @throws DatasetFailure if it cannot be told: other classes occur once as well
     */
    static boolean looksLikeNames(List<Row> rows, DataFile file, int label) {
        Row first = rows.getFirst();
        List<Row> below = rows.subList(1, rows.size());
        if (first.cells().stream()
                .anyMatch(cell -> Cell.isMissing(cell) || Cell.number(cell).isPresent())) {
            return false;
        }
        if (IntStream.range(0, first.cells().size()).anyMatch(column -> holdsNumbers(below, column))) {
            return true;
        }
        Map<String, Long> classes =
                below.stream().collect(Collectors.groupingBy(row -> row.cell(label), Collectors.counting()));
        if (classes.containsKey(first.cell(label))
                || IntStream.range(0, first.cells().size()).anyMatch(column -> isProse(rows, column))) {
            return false;
        }
        boolean usual = first.cells().stream()
                .anyMatch(cell -> USUAL.contains(cell.strip().toLowerCase(Locale.ROOT)));
        if (!usual && classes.containsValue(1L)) {
            throw DatasetFailure.atLine(
                    file.name(),
                    first.line(),
                    "may name the columns or be the first example: its label, %s, occurs once, as others do; say which by option header, true or false"
                            .formatted(Excerpt.of(first.cell(label))));
        }
        return true;
    }

    /** Whether a column holds long texts, from its first row on. */
    private static boolean isProse(List<Row> rows, int column) {
        long texts = rows.stream()
                .filter(row -> row.cell(column).strip().split("\\s+").length > MOST_WORDS)
                .count();
        return rows.getFirst().cell(column).strip().split("\\s+").length > MOST_WORDS && 2 * texts > rows.size();
    }

    private static boolean holdsNumbers(List<Row> rows, int column) {
        return rows.stream().anyMatch(row -> !Cell.isMissing(row.cell(column)))
                && rows.stream()
                        .map(row -> row.cell(column))
                        .allMatch(cell ->
                                Cell.isMissing(cell) || Cell.number(cell).isPresent());
    }

    private static List<String> unnamed(int width) {
        return IntStream.range(0, width)
                .mapToObj(column -> String.format(Locale.ROOT, "column_%d", column))
                .toList();
    }
}
