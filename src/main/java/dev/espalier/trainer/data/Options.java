package dev.espalier.trainer.data;

import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The options of one data set. Every read adds its problem, if any, and goes on with the fallback; {@link #check} then
 * reports all at once, options nobody asked for included.
 */
final class Options {
    private final Json.Object given;
    private final String format;
    private final Problems problems = new Problems();
    private final TreeSet<String> known = new TreeSet<>();
    private final DataRoots roots;
    private final List<DataFile> files = new ArrayList<>();

    Options(Json.Object given, String format, DataRoots roots) {
        this.given = given;
        this.format = format;
        this.roots = roots;
    }

    /** The files that options named. */
    List<DataFile> files() {
        return List.copyOf(files);
    }

    /**
     * A file by its path in the data roots.
     *
     * @throws DatasetFailure if it is not there
     */
    Optional<DataFile> file(String name) {
        Optional<DataFile> file = text(name).map(roots::find);
        file.ifPresent(files::add);
        return file;
    }

    /** @throws dev.espalier.study.InvalidInput naming every problem with the options, if there is one */
    void check() {
        for (String name : given.members().keySet()) {
            if (!known.contains(name)) {
                problem(
                        name,
                        known.isEmpty()
                                ? "is unknown; format " + format + " has no options"
                                : "is unknown; the options of " + format + " are " + String.join(", ", known));
            }
        }
        problems.throwIfAny();
    }

    void problem(String name, String message) {
        problems.add("options." + name, message);
    }

    Optional<Json> value(String name) {
        known.add(name);
        return given.get(name);
    }

    Optional<String> text(String name) {
        return value(name).flatMap(value -> {
            if (value instanceof Json.Text(String text) && !text.isEmpty()) {
                return Optional.of(text);
            }
            problem(name, "must be a text");
            return Optional.empty();
        });
    }

    /** Texts, all different; empty where the option is absent or wrong. */
    List<String> texts(String name) {
        return value(name)
                .map(value -> {
                    List<String> texts = items(value).stream()
                            .flatMap(item -> item instanceof Json.Text(String text) ? Stream.of(text) : Stream.empty())
                            .distinct()
                            .toList();
                    if (texts.isEmpty() || texts.size() != items(value).size()) {
                        problem(name, "must be a list of texts, all different");
                        return List.<String>of();
                    }
                    return texts;
                })
                .orElse(List.of());
    }

    /** One of {@code words}, the first where the option is absent. */
    String word(String name, String... words) {
        return value(name)
                .flatMap(value -> {
                    if (value instanceof Json.Text(String text)
                            && Arrays.asList(words).contains(text)) {
                        return Optional.of(text);
                    }
                    problem(name, "must be one of " + String.join(", ", words));
                    return Optional.<String>empty();
                })
                .orElse(words[0]);
    }

    Optional<Integer> whole(String name, int low, int high) {
        return value(name).flatMap(value -> {
            Optional<Integer> whole = whole(value).filter(found -> found >= low && found <= high);
            if (whole.isEmpty()) {
                problem(name, "must be a whole number from %d to %d".formatted(low, high));
            }
            return whole;
        });
    }

    Optional<Double> number(String name, double low, double high) {
        return value(name).flatMap(value -> {
            if (value instanceof Json.Number number && number.doubleValue() >= low && number.doubleValue() <= high) {
                return Optional.of(number.doubleValue());
            }
            problem(name, "must be a number from %s to %s".formatted(low, high));
            return Optional.empty();
        });
    }

    Optional<Boolean> truth(String name) {
        return value(name).flatMap(value -> {
            if (value instanceof Json.Bool(boolean truth)) {
                return Optional.of(truth);
            }
            problem(name, "must be true or false");
            return Optional.empty();
        });
    }

    /** Whole numbers from 1; empty where the option is absent or wrong. */
    List<Integer> wholes(String name, int count, int high) {
        return value(name)
                .map(value -> {
                    List<Integer> wholes = items(value).stream()
                            .map(Options::whole)
                            .flatMap(Optional::stream)
                            .filter(whole -> whole >= 1 && whole <= high)
                            .toList();
                    if (wholes.size() != count || items(value).size() != count) {
                        problem(name, "must be a list of %d whole numbers from 1 to %d".formatted(count, high));
                        return List.<Integer>of();
                    }
                    return wholes;
                })
                .orElse(List.of());
    }

    /** A column each, by name or index; empty where the option is absent or wrong. */
    List<ColumnName> columns(String name) {
        return value(name)
                .map(value -> {
                    List<ColumnName> columns = new ArrayList<>();
                    for (Json item : items(value)) {
                        ColumnName.of(item).ifPresent(columns::add);
                    }
                    if (columns.isEmpty() || columns.size() != items(value).size()) {
                        problem(name, "must be a list of columns, each a name or an index counted from 0");
                    }
                    return columns;
                })
                .orElse(List.of());
    }

    Optional<ColumnName> column(String name) {
        return value(name).flatMap(value -> {
            Optional<ColumnName> column = ColumnName.of(value);
            if (column.isEmpty()) {
                problem(name, "must be a column's name, its index counted from 0, \"first\" or \"last\"");
            }
            return column;
        });
    }

    private static List<Json> items(Json value) {
        return value instanceof Json.Array(List<Json> items) ? items : List.of();
    }

    private static Optional<Integer> whole(Json value) {
        return value instanceof Json.Number number
                        && number.isWhole()
                        && Math.abs(number.doubleValue()) <= Integer.MAX_VALUE
                ? Optional.of(number.value().intValueExact())
                : Optional.empty();
    }
}
