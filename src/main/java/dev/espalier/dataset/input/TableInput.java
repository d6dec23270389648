package dev.espalier.dataset.input;

import dev.espalier.dataset.core.RawRows;
import dev.espalier.dataset.io.Cell;
import dev.espalier.dataset.io.CsvFile;
import dev.espalier.dataset.io.Excerpt;
import dev.espalier.dataset.preprocessing.TabularPreprocessing;
import dev.espalier.dataset.table.BooleanWord;
import dev.espalier.dataset.table.RawTable;
import dev.espalier.study.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A user's row of a table. */
final class TableInput {
    private final TabularPreprocessing fitted;
    private final List<String> unknown = new ArrayList<>();

    private TableInput(TabularPreprocessing fitted) {
        this.fitted = fitted;
    }

    /** One row as the data set's file has it, without the label. */
    static EncodedInput row(String row, TabularPreprocessing fitted) {
        try (CSVParser parser =
                CSVParser.parse(row, CsvFile.quoted(fitted.dialect().delimiter()))) {
            List<CSVRecord> records = parser.getRecords();
            if (records.size() == 1) {
                return new TableInput(fitted)
                        .inOrder(Stream.of(records.getFirst().values())
                                .<Json>map(Json::text)
                                .toList());
            }
            throw InputEncoder.wrong("is %d rows; expected one".formatted(records.size()));
        } catch (IOException | UncheckedIOException malformed) {
            throw InputEncoder.wrong("is not a csv row: " + CsvFile.mistake(malformed));
        }
    }

    static EncodedInput json(Json input, TabularPreprocessing fitted) {
        return switch (input) {
            case Json.Object(SequencedMap<String, Json> members) -> new TableInput(fitted).named(members);
            case Json.Array(List<Json> items) -> new TableInput(fitted).inOrder(items);
            case Json.Text(String row) -> row(row, fitted);
            case Json.Number _, Json.Bool _, Json.Null _ ->
                throw InputEncoder.wrong("is not a row; the model takes " + columns(fitted));
        };
    }

    private EncodedInput inOrder(List<Json> cells) {
        if (cells.size() != fitted.columns().size()) {
            throw InputEncoder.wrong("has %d values; the model takes %d: %s"
                    .formatted(cells.size(), fitted.columns().size(), columns(fitted)));
        }
        Map<String, Json> named = new LinkedHashMap<>();
        for (int column = 0; column < cells.size(); column++) {
            named.put(fitted.columns().get(column).name(), cells.get(column));
        }
        return named(named);
    }

    private EncodedInput named(Map<String, Json> cells) {
        List<String> names =
                fitted.columns().stream().map(TabularPreprocessing.Column::name).toList();
        List<String> lacking =
                names.stream().filter(name -> !cells.containsKey(name)).toList();
        List<String> others =
                cells.keySet().stream().filter(name -> !names.contains(name)).toList();
        if (!lacking.isEmpty() || !others.isEmpty()) {
            throw InputEncoder.wrong(String.join(
                            "; ",
                            Stream.of(
                                            lacking.isEmpty() ? "" : "lacks " + Excerpt.of(lacking),
                                            others.isEmpty() ? "" : "has unknown columns " + Excerpt.of(others))
                                    .filter(part -> !part.isEmpty())
                                    .toList())
                    + "; the model takes " + columns(fitted));
        }
        List<RawTable.RawColumn> columns = new ArrayList<>();
        double[] row = new double[fitted.columns().size()];
        for (TabularPreprocessing.Column column : fitted.columns()) {
            Json cell = cells.get(column.name());
            switch (column) {
                case TabularPreprocessing.Numeric numeric -> {
                    row[columns.size()] = number(numeric, cell);
                    columns.add(new RawTable.RawNumeric(numeric.name(), numeric.missing(), numeric.unit()));
                }
                case TabularPreprocessing.Categorical categorical ->
                    columns.add(new RawTable.RawCategorical(
                            categorical.name(), List.of(level(categorical, cell)), categorical.width()));
            }
        }
        RawTable table = new RawTable(columns, new RawRows.Held<>(List.of(row)), fitted.dialect());
        return new EncodedInput(table.encode(fitted, InputEncoder.FIRST), unknown);
    }

    private double number(TabularPreprocessing.Numeric column, Json cell) {
        if (isMissing(cell)) {
            return Double.NaN;
        }
        Optional<Double> found = switch (cell) {
            case Json.Number number -> Optional.of(number.doubleValue());
            case Json.Text(String text) ->
                column.unit()
                        .number(text, fitted.dialect().numbers())
                        .or(() -> column.unit() == TabularPreprocessing.Unit.PERCENT
                                ? fitted.dialect().numbers().number(text)
                                : Optional.empty())
                        .or(() -> BooleanWord.of(text)
                                .filter(_ -> column.isBinary())
                                .map(TableInput::number));
            case Json.Bool(boolean truth) -> column.isBinary() ? Optional.of(number(truth)) : Optional.empty();
            case Json.Null _, Json.Object _, Json.Array _ -> Optional.empty();
        };
        double value = found.orElseThrow(() ->
                InputEncoder.wrong("column %s: found %s; expected a number".formatted(column.name(), shown(cell))));
        double standardDeviations = Math.abs(value - column.mean()) / column.standardDeviation();
        if (!(standardDeviations <= InputEncoder.FARTHEST)) {
            throw InputEncoder.wrong(String.format(
                    Locale.ROOT,
                    "column %s: %s is more than a billion standard deviations from the mean of the training rows, %.6g; nothing can be predicted from it",
                    column.name(),
                    shown(cell),
                    column.mean()));
        }
        return value;
    }

    private static double number(boolean truth) {
        return truth ? 1 : 0;
    }

    /** What the training rows call it; what they do not know is noted. */
    private String level(TabularPreprocessing.Categorical column, Json cell) {
        List<String> levels =
                column.levels().stream().filter(level -> !level.isEmpty()).toList();
        if (isMissing(cell)) {
            if (!column.levels().contains("")) {
                unknown.add(column.name() + ": missing");
            }
            return "";
        }
        Optional<String> known = switch (cell) {
            case Json.Text(String text) -> same(levels, text.strip());
            case Json.Number number -> same(levels, number.plain());
            case Json.Bool(boolean truth) -> BooleanWord.find(levels, truth);
            case Json.Null _, Json.Object _, Json.Array _ -> Optional.empty();
        };
        if (known.isEmpty()) {
            unknown.add("%s: '%s'".formatted(column.name(), shown(cell)));
        }
        return known.orElseGet(() -> shown(cell));
    }

    /** The level that is this text, or this number, or this word for true or false in other letters. */
    private Optional<String> same(List<String> levels, String text) {
        if (levels.contains(text)) {
            return Optional.of(text);
        }
        Optional<Double> number = value(text);
        Optional<String> equal = levels.stream()
                .filter(level -> number.isPresent() && value(level).equals(number))
                .findFirst();
        return equal.or(() -> BooleanWord.of(text)
                .filter(_ -> number.isPresent() && BooleanWord.arePair(levels)
                        || levels.stream().anyMatch(text::equalsIgnoreCase))
                .flatMap(truth -> BooleanWord.find(levels, truth)));
    }

    private Optional<Double> value(String text) {
        return Cell.number(text).or(() -> fitted.dialect().numbers().number(text));
    }

    private static boolean isMissing(Json cell) {
        return cell instanceof Json.Null || cell instanceof Json.Text(String text) && Cell.isMissing(text);
    }

    private static String shown(Json value) {
        return switch (value) {
            case Json.Text(String text) -> Excerpt.of(text);
            case Json.Number(var number) -> Excerpt.of(number.toString());
            case Json.Bool(boolean truth) -> Boolean.toString(truth);
            case Json.Null _ -> "";
            case Json.Object _, Json.Array _ ->
                throw InputEncoder.wrong("holds a list or an object where a value is expected");
        };
    }

    private static String columns(TabularPreprocessing fitted) {
        return Excerpt.of(fitted.columns().stream()
                .map(column -> switch (column) {
                    case TabularPreprocessing.Numeric numeric ->
                        numeric.name()
                                + (numeric.unit() == TabularPreprocessing.Unit.PERCENT ? " (percent)" : " (a number)");
                    case TabularPreprocessing.Categorical(String name, List<String> levels, int width) ->
                        name + " ("
                                + Excerpt.of(levels.stream()
                                        .filter(level -> !level.isEmpty())
                                        .toList()) + ")";
                })
                .toList());
    }
}
