package dev.espalier.dataset.io;

import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The options of one data set. To read one is to declare it: what it takes, what it is where it is left out, what it means.
 * So what is checked and what the {@linkplain #schema schema} says cannot differ. Every read adds its problem, if any, and
 * goes on with the fallback.
 */
public final class Options {
    private final Json.Object given;
    private final String format;
    private final DataRoots roots;
    private final Problems problems;
    private final SequencedMap<String, Json> declared = new LinkedHashMap<>();
    private final List<String> required = new ArrayList<>();
    private final List<DataFile> files = new ArrayList<>();
    private Encoding encoding = Encoding.UNSAID;

    /** @param problems takes what is wrong with them */
    public Options(Json.Object given, String format, DataRoots roots, Problems problems) {
        this.given = given;
        this.format = format;
        this.roots = roots;
        this.problems = problems;
    }

    /** Reads option {@code encoding}, for formats of text files. */
    public void readEncoding() {
        encoding = Encoding.read(this);
    }

    /** What the text files are encoded in, as far as that was read. */
    public Encoding encoding() {
        return encoding;
    }

    /** The files that options named. */
    public List<DataFile> files() {
        return List.copyOf(files);
    }

    /** Of what was read so far. */
    public Json.Object schema() {
        Json.Object schema =
                OptionSchema.type("object").with("properties", new Json.Object(new LinkedHashMap<>(declared)));
        return (required.isEmpty() ? schema : schema.with("required", JsonFields.texts(required)))
                .with("additionalProperties", new Json.Bool(false));
    }

    /** Reports what was given and nobody read. */
    public void close() {
        for (String name : given.members().keySet()) {
            if (!declared.containsKey(name)) {
                problem(
                        name,
                        declared.isEmpty()
                                ? "is unknown; format " + format + " has no options"
                                : "is unknown; the options of " + format + " are "
                                        + String.join(", ", new TreeSet<>(declared.keySet())));
            }
        }
    }

    public void problem(String name, String message) {
        problems.add("options." + name, message);
    }

    /** What is given for an option that has a schema of its own. */
    public Optional<Json> value(String name, Json.Object schema, String meaning) {
        declared.put(name, schema.with("description", Json.text(meaning)));
        return given.get(name);
    }

    private Optional<Json> value(String name, Json.Object schema, Json fallback, String meaning) {
        return value(name, schema.with("default", fallback), meaning);
    }

    /** Says of an option, already read, that it must be given. */
    public void require(String name, String message) {
        required.add(name);
        if (given.get(name).isEmpty()) {
            problem(name, message);
        }
    }

    /** A file by its path in the data roots. */
    public Optional<DataFile> file(String name, String meaning) {
        Optional<DataFile> file = value(name, OptionSchema.text(), meaning).flatMap(value -> {
            if (!(value instanceof Json.Text(String path)) || path.isEmpty()) {
                problem(name, "must be the path of a file");
                return Optional.empty();
            }
            return roots.find(path, "options." + name, problems);
        });
        file.ifPresent(files::add);
        return file;
    }

    /** Texts, all different; empty where the option is absent or wrong. */
    public List<String> texts(String name, String meaning) {
        Json.Object schema = OptionSchema.list(OptionSchema.type("string")).with("uniqueItems", new Json.Bool(true));
        return value(name, schema, meaning)
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
    public String word(String name, List<String> words, String meaning) {
        Json.Object schema =
                OptionSchema.oneOf(words.stream().<Json>map(Json::text).toList());
        return value(name, schema, Json.text(words.getFirst()), meaning)
                .flatMap(value -> {
                    if (value instanceof Json.Text(String text) && words.contains(text)) {
                        return Optional.of(text);
                    }
                    problem(name, "must be one of " + String.join(", ", words));
                    return Optional.<String>empty();
                })
                .orElse(words.getFirst());
    }

    public int whole(String name, int low, int high, int fallback, String meaning) {
        Json.Object schema = OptionSchema.whole(low, high).with("default", Json.number((long) fallback));
        return whole(name, low, high, schema, meaning).orElse(fallback);
    }

    public Optional<Integer> whole(String name, int low, int high, String meaning) {
        return whole(name, low, high, OptionSchema.whole(low, high), meaning);
    }

    private Optional<Integer> whole(String name, int low, int high, Json.Object schema, String meaning) {
        return value(name, schema, meaning).flatMap(value -> {
            Optional<Integer> whole = whole(value).filter(found -> found >= low && found <= high);
            if (whole.isEmpty()) {
                problem(name, "must be a whole number from %d to %d".formatted(low, high));
            }
            return whole;
        });
    }

    public double number(String name, double low, double high, double fallback, String meaning) {
        Json.Object schema = OptionSchema.number(low, high).with("default", Json.number(fallback));
        return number(name, low, high, schema, meaning).orElse(fallback);
    }

    public Optional<Double> number(String name, double low, double high, String meaning) {
        return number(name, low, high, OptionSchema.number(low, high), meaning);
    }

    private Optional<Double> number(String name, double low, double high, Json.Object schema, String meaning) {
        return value(name, schema, meaning).flatMap(value -> {
            if (value instanceof Json.Number number && number.doubleValue() >= low && number.doubleValue() <= high) {
                return Optional.of(number.doubleValue());
            }
            problem(name, "must be a number from %s to %s".formatted(low, high));
            return Optional.empty();
        });
    }

    public Optional<Boolean> truth(String name, String meaning) {
        return value(name, OptionSchema.type("boolean"), meaning).flatMap(value -> {
            if (value instanceof Json.Bool(boolean truth)) {
                return Optional.of(truth);
            }
            problem(name, "must be true or false");
            return Optional.empty();
        });
    }

    /** What stands between cells, the first of {@code delimiters} where nothing is said. */
    public char delimiter(List<String> delimiters, String meaning) {
        return word("delimiter", delimiters, meaning).charAt(0);
    }

    /** Whether examples are streamed; empty where their size decides. */
    public Optional<Boolean> stream() {
        return truth(
                "stream",
                "whether examples are read from the disk batch by batch; left out: where they are more than the memory holds");
    }

    /** Whole numbers from 1; empty where the option is absent or wrong. */
    public List<Integer> wholes(String name, int count, int high, String meaning) {
        return value(name, OptionSchema.list(OptionSchema.whole(1, high), count), meaning)
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
    public List<ColumnName> columns(String name, String meaning) {
        return value(name, OptionSchema.list(OptionSchema.column()), meaning)
                .map(value -> {
                    List<ColumnName> columns = items(value).stream()
                            .map(ColumnName::of)
                            .flatMap(Optional::stream)
                            .toList();
                    if (columns.isEmpty() || columns.size() != items(value).size()) {
                        problem(name, "must be a list of columns, each a name or an index counted from 0");
                    }
                    return columns;
                })
                .orElse(List.of());
    }

    public Optional<ColumnName> column(String name, String meaning) {
        return value(name, OptionSchema.column(), meaning).flatMap(value -> column(name, value));
    }

    /** The column of the labels, which is the last where nothing is said. */
    public ColumnName label() {
        String meaning = "the column to predict: its name, its index counted from 0, first or last";
        return value("label", OptionSchema.column(), Json.text("last"), meaning)
                .flatMap(value -> column("label", value))
                .orElse(ColumnName.LAST);
    }

    private Optional<ColumnName> column(String name, Json value) {
        Optional<ColumnName> column = ColumnName.of(value);
        if (column.isEmpty()) {
            problem(name, "must be a column's name, its index counted from 0, \"first\" or \"last\"");
        }
        return column;
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
