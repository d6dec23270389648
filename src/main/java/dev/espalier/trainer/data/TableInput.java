package dev.espalier.trainer.data;

import dev.espalier.study.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A user's row of a table. */
final class TableInput {
    private TableInput() {}

    /** One csv row, without the label. */
    static RawTable row(String row, TabularPreprocessing fitted) {
        CSVFormat dialect = Sheet.quoted(',');
        try (CSVParser parser = CSVParser.parse(row, dialect)) {
            List<CSVRecord> records = parser.getRecords();
            if (records.size() == 1) {
                return inOrder(List.of(records.getFirst().values()), fitted);
            }
            throw InputEncoder.wrong("is %d rows; expected one".formatted(records.size()));
        } catch (IOException | UncheckedIOException malformed) {
            throw InputEncoder.wrong("is not a csv row: " + Sheet.mistake(malformed));
        }
    }

    static RawTable json(Json input, TabularPreprocessing fitted) {
        return switch (input) {
            case Json.Object(SequencedMap<String, Json> members) -> {
                Map<String, String> cells = new LinkedHashMap<>();
                members.forEach((name, value) -> cells.put(name, text(value)));
                yield named(cells, fitted);
            }
            case Json.Array(List<Json> items) ->
                inOrder(items.stream().map(TableInput::text).toList(), fitted);
            case Json.Text(String row) -> row(row, fitted);
            case Json other -> throw InputEncoder.wrong("is no row; the model takes " + columns(fitted));
        };
    }

    private static RawTable inOrder(List<String> cells, TabularPreprocessing fitted) {
        if (cells.size() != fitted.columns().size()) {
            throw InputEncoder.wrong("has %d values; the model takes %d: %s"
                    .formatted(cells.size(), fitted.columns().size(), columns(fitted)));
        }
        Map<String, String> named = new LinkedHashMap<>();
        for (int column = 0; column < cells.size(); column++) {
            named.put(fitted.columns().get(column).name(), cells.get(column));
        }
        return named(named, fitted);
    }

    private static RawTable named(Map<String, String> cells, TabularPreprocessing fitted) {
        List<String> names =
                fitted.columns().stream().map(TabularPreprocessing.Column::name).toList();
        List<String> lacking =
                names.stream().filter(name -> !cells.containsKey(name)).toList();
        List<String> unknown =
                cells.keySet().stream().filter(name -> !names.contains(name)).toList();
        if (!lacking.isEmpty() || !unknown.isEmpty()) {
            throw InputEncoder.wrong(String.join(
                            "; ",
                            Stream.of(
                                            lacking.isEmpty() ? "" : "lacks " + Excerpt.of(lacking),
                                            unknown.isEmpty() ? "" : "has unknown columns " + Excerpt.of(unknown))
                                    .filter(part -> !part.isEmpty())
                                    .toList())
                    + "; the model takes " + columns(fitted));
        }
        List<RawTable.RawColumn> columns = new ArrayList<>();
        double[] row = new double[fitted.columns().size()];
        for (TabularPreprocessing.Column column : fitted.columns()) {
            String cell = cells.get(column.name());
            switch (column) {
                case TabularPreprocessing.Numeric numeric -> {
                    row[columns.size()] = number(numeric.name(), cell);
                    columns.add(new RawTable.RawNumeric(numeric.name(), numeric.missing()));
                }
                case TabularPreprocessing.Categorical(String name, List<String> levels, int width) -> {
                    String level = Cell.isMissing(cell) ? "" : cell.strip();
                    columns.add(new RawTable.RawCategorical(name, List.of(level), width));
                }
            }
        }
        return new RawTable(columns, new RawRows.Held<>(List.of(row)));
    }

    private static double number(String column, String cell) {
        return Cell.isMissing(cell)
                ? Double.NaN
                : Cell.number(cell)
                        .orElseThrow(() -> InputEncoder.wrong(
                                "column %s: found %s; expected a number".formatted(column, Excerpt.of(cell))));
    }

    private static String text(Json value) {
        return switch (value) {
            case Json.Text(String text) -> text;
            case Json.Number(var number) -> number.toPlainString();
            case Json.Bool(boolean truth) -> Boolean.toString(truth);
            case Json.Null missing -> "";
            case Json other -> throw InputEncoder.wrong("holds a list or an object where a value is expected");
        };
    }

    private static String columns(TabularPreprocessing fitted) {
        return Excerpt.of(fitted.columns().stream()
                .map(column -> switch (column) {
                    case TabularPreprocessing.Numeric numeric -> numeric.name() + " (a number)";
                    case TabularPreprocessing.Categorical(String name, List<String> levels, int width) ->
                        name + " ("
                                + Excerpt.of(levels.stream()
                                        .filter(level -> !level.isEmpty())
                                        .toList()) + ")";
                })
                .toList());
    }
}
