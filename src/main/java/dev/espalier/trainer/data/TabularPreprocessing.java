package dev.espalier.trainer.data;

import dev.espalier.study.Json;
import java.util.List;

/**
 * Rows of a table: a numeric column is standardised and becomes one value, a categorical one becomes a value for each of
 * its levels, 1 at the row's own and 0 elsewhere.
 *
 * @param columns in the order of the file, the label's and dropped ones left out
 */
public record TabularPreprocessing(List<Column> columns) implements InputPreprocessing {
    public TabularPreprocessing {
        columns = List.copyOf(columns);
    }

    /** One column of the file. */
    public sealed interface Column {
        String name();

        /** How many values it becomes. */
        int width();
    }

    /** Numbers; a missing one becomes the mean. */
    public record Numeric(String name, double mean, double deviation) implements Column {
        /** A missing value is NaN. */
        float encode(double value) {
            return Double.isNaN(value) ? 0 : (float) ((value - mean) / deviation);
        }

        @Override
        public int width() {
            return 1;
        }
    }

    /**
     * Words.
     *
     * @param levels the empty string stands for a missing value, where training examples had one; a level that is not
     *     among them becomes all zeros
     */
    public record Categorical(String name, List<String> levels) implements Column {
        public Categorical {
            levels = List.copyOf(levels);
        }

        @Override
        public int width() {
            return levels.size();
        }
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
        return JsonFields.object(
                "columns",
                new Json.Array(
                        columns.stream().map(TabularPreprocessing::columnJson).toList()));
    }

    private static Json columnJson(Column column) {
        return switch (column) {
            case Numeric(String name, double mean, double deviation) ->
                JsonFields.object(
                        "name", Json.text(name),
                        "type", Json.text("numeric"),
                        "mean", Json.number(mean),
                        "deviation", Json.number(deviation));
            case Categorical(String name, List<String> levels) ->
                JsonFields.object(
                        "name", Json.text(name),
                        "type", Json.text("categorical"),
                        "levels", JsonFields.texts(levels));
        };
    }

    static TabularPreprocessing fromJson(JsonFields fields) {
        return new TabularPreprocessing(fields.objects("columns").stream()
                .map(TabularPreprocessing::columnFrom)
                .toList());
    }

    private static Column columnFrom(JsonFields column) {
        return switch (column.text("type")) {
            case "numeric" -> new Numeric(column.text("name"), column.number("mean"), column.number("deviation"));
            case "categorical" -> new Categorical(column.text("name"), column.texts("levels"));
            case String other -> throw column.wrong("type", "is " + other + "; known are numeric and categorical");
        };
    }
}
