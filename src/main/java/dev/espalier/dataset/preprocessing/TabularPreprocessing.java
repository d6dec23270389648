package dev.espalier.dataset.preprocessing;

import dev.espalier.dataset.io.JsonFields;
import dev.espalier.dataset.io.NumberStyle;
import dev.espalier.study.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Rows of a table: a numeric column is standardised and becomes one value, and where many training examples lack it a
 * second, 1 where it is missing; a categorical one becomes a value for each of its levels, 1 at the row's own and 0 elsewhere.
 *
 * @param columns in the order of the file, the label's and dropped ones left out
 * @param dialect how the file was written
 */
public record TabularPreprocessing(List<Column> columns, TableDialect dialect) implements InputPreprocessing {
    /** Of a plain file. */
    public TabularPreprocessing(List<Column> columns) {
        this(columns, TableDialect.PLAIN);
    }

    public TabularPreprocessing {
        columns = List.copyOf(columns);
    }

    /** One column of the file. */
    public sealed interface Column {
        String name();

        /** How many values it becomes. */
        int width();
    }

    /** What becomes of a number that is missing. */
    public enum Missing {
        /** It becomes the mean. */
        MEAN,
        /** It becomes the mean, and a second value is 1 instead of 0. */
        MARKED,
        /** It becomes the mean, and a second value stays 0: too few of the examples trained on lack it to learn from. */
        UNMARKED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Missing> of(String word) {
            return Arrays.stream(values())
                    .filter(missing -> missing.word().equals(word))
                    .findFirst();
        }
    }

    /** What stands behind a number. */
    public enum Unit {
        NONE,
        /** A sign of percent; the number is the one before it. */
        PERCENT;

        public Optional<Double> number(String cell, NumberStyle style) {
            return switch (this) {
                case NONE -> style.number(cell);
                case PERCENT -> style.percent(cell);
            };
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Numbers. */
    public record Numeric(String name, double mean, double standardDeviation, Missing missing, Unit unit)
            implements Column {
        /** A column in which nothing is missing. */
        public Numeric(String name, double mean, double standardDeviation) {
            this(name, mean, standardDeviation, Missing.MEAN);
        }

        /** Numbers without a unit. */
        public Numeric(String name, double mean, double standardDeviation, Missing missing) {
            this(name, mean, standardDeviation, missing, Unit.NONE);
        }

        /** Whether it was fitted to zeros and ones: of these alone is the variance the mean times what it lacks to 1. */
        public boolean isBinary() {
            return mean > 0 && mean < 1 && Math.abs(standardDeviation * standardDeviation - mean * (1 - mean)) < 1e-9;
        }

        /** Puts a value into {@code encoded} from {@code at} on; a missing one is NaN. */
        public void encode(double value, float[] encoded, int at) {
            encoded[at] = Double.isNaN(value) ? 0 : (float) ((value - mean) / standardDeviation);
            if (missing == Missing.MARKED && Double.isNaN(value)) {
                encoded[at + 1] = 1;
            }
        }

        @Override
        public int width() {
            return missing == Missing.MEAN ? 1 : 2;
        }
    }

    /**
     * Words.
     *
     * @param levels those of the examples trained on; the empty string stands for a missing value and for every level that
     *     is not among them, where these examples had such a one; else these become all zeros
     * @param width as many values as the data set has levels, be they in the examples trained on or not, so that a model has
     *     one shape whatever its share of the data set
     */
    public record Categorical(String name, List<String> levels, int width) implements Column {
        public Categorical {
            levels = List.copyOf(levels);
        }

        /** A column of which the examples trained on have every level. */
        public Categorical(String name, List<String> levels) {
            this(name, levels, levels.size());
        }

        /** The index of {@code level}, the empty string where it is missing; -1 where it becomes all zeros. */
        public int index(String level) {
            int index = levels.indexOf(level);
            return index >= 0 ? index : levels.indexOf("");
        }
    }

    /**
     * What an encoded row is made of, from its beginning: how many values each part has. A number, and the mark of a missing
     * one, is a part of one value; a category is a part with a value for each level.
     */
    public List<Integer> parts() {
        List<Integer> parts = new ArrayList<>();
        for (Column column : columns) {
            switch (column) {
                case Numeric numeric -> parts.addAll(Collections.nCopies(numeric.width(), 1));
                case Categorical categorical -> parts.add(categorical.width());
            }
        }
        return parts;
    }

    @Override
    public Kind kind() {
        return Kind.TABULAR;
    }

    @Override
    public List<Integer> shape() {
        return List.of(columns.stream().mapToInt(Column::width).sum());
    }

    @Override
    public Json.Object toJson() {
        Json.Object written = JsonFields.object(
                "columns",
                new Json.Array(
                        columns.stream().map(TabularPreprocessing::columnJson).toList()));
        return dialect.equals(TableDialect.PLAIN)
                ? written
                : written.with("delimiter", Json.text(String.valueOf(dialect.delimiter())))
                        .with("numbers", dialect.numbers().toJson());
    }

    private static Json columnJson(Column column) {
        return switch (column) {
            case Numeric(String name, double mean, double standardDeviation, Missing missing, Unit unit) -> {
                Json.Object written = JsonFields.object(
                        "name", Json.text(name),
                        "type", Json.text("numeric"),
                        "mean", Json.number(mean),
                        "deviation", Json.number(standardDeviation),
                        "missing", Json.text(missing.word()));
                yield unit == Unit.NONE ? written : written.with("unit", Json.text(unit.word()));
            }
            case Categorical(String name, List<String> levels, int width) ->
                JsonFields.object(
                        "name", Json.text(name),
                        "type", Json.text("categorical"),
                        "levels", JsonFields.texts(levels),
                        "width", Json.number(width));
        };
    }

    static TabularPreprocessing fromJson(JsonFields fields) {
        return new TabularPreprocessing(
                fields.objects("columns").stream()
                        .map(TabularPreprocessing::columnFrom)
                        .toList(),
                dialect(fields));
    }

    /** Of a plain file where a model does not say. */
    private static TableDialect dialect(JsonFields fields) {
        if (fields.find("delimiter").isEmpty()) {
            return TableDialect.PLAIN;
        }
        String delimiter = fields.text("delimiter");
        if (delimiter.length() != 1) {
            throw fields.wrong("delimiter", "is not one character");
        }
        return new TableDialect(delimiter.charAt(0), NumberStyle.fromJson(fields.fields("numbers")));
    }

    private static Unit unit(JsonFields column) {
        if (column.find("unit").isEmpty()) {
            return Unit.NONE;
        }
        if (!column.text("unit").equals(Unit.PERCENT.word())) {
            throw column.wrong("unit", "is unknown");
        }
        return Unit.PERCENT;
    }

    private static Column columnFrom(JsonFields column) {
        return switch (column.text("type")) {
            case "numeric" ->
                new Numeric(
                        column.text("name"),
                        column.number("mean"),
                        column.number("deviation"),
                        // Models of the first release do not say: they mark nothing.
                        column.find("missing")
                                .map(found -> Missing.of(column.text("missing"))
                                        .orElseThrow(() -> column.wrong("missing", "is unknown")))
                                .orElse(Missing.MEAN),
                        unit(column));
            case "categorical" -> {
                List<String> levels = column.texts("levels");
                // Earlier models do not say: they have a value for each level.
                int width = column.find("width").isPresent() ? column.whole("width") : levels.size();
                if (width < levels.size()) {
                    throw column.wrong("width", "is less than the number of levels");
                }
                yield new Categorical(column.text("name"), levels, width);
            }
            case String other -> throw column.wrong("type", "is " + other + "; known are numeric and categorical");
        };
    }
}
