package dev.espalier.trainer.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tables: numeric and categorical columns, told apart by looking, and a label. Missing cells are empty, {@code NA},
 * {@code N/A}, {@code NaN}, {@code null} or {@code ?}.
 *
 * <p>Option {@code columns} names those to predict from, {@code ignore}, or {@code drop}, those not to; {@code categorical}
 * those that are words though they look like numbers; {@code group} the one whose like values belong together, which no
 * division of the data set parts, and which is not predicted from.
 */
final class CsvFormat implements DatasetFormat {

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public List<String> paths() {
        return List.of("table");
    }

    @Override
    public RawData read(List<DataFile> train, List<DataFile> test, Options options) {
        ColumnName label = options.column("label").orElse(ColumnName.LAST);
        Header header = Header.read(options);
        List<ColumnName> keep = options.columns("columns");
        List<ColumnName> drop = options.columns("drop");
        List<ColumnName> ignore = options.columns("ignore");
        Optional<ColumnName> group = options.column("group");
        List<ColumnName> categorical = options.columns("categorical");
        String delimiter = options.word("delimiter", ",", ";", "\t", "|");
        String task = options.word("task", "auto", "classification", "regression");
        options.check();

        Table table = Table.read(train, test, Sheet.quoted(delimiter.charAt(0)), header, label);
        int labelColumn = table.find("label", label);
        Set<Integer> left = new HashSet<>(Set.of(labelColumn));
        drop.forEach(column -> left.add(table.find("drop", column)));
        ignore.forEach(column -> left.add(table.find("ignore", column)));
        Optional<Integer> groupColumn = group.map(column -> table.find("group", column));
        groupColumn.ifPresent(left::add);
        if (!keep.isEmpty()) {
            Set<Integer> kept =
                    keep.stream().map(column -> table.find("columns", column)).collect(Collectors.toSet());
            IntStream.range(0, table.columns().size())
                    .filter(column -> !kept.contains(column))
                    .forEach(left::add);
        }
        Set<Integer> words = new HashSet<>();
        categorical.forEach(column -> words.add(table.find("categorical", column)));

        ColumnReader reader = new ColumnReader(table);
        List<RawTable.RawColumn> columns = new ArrayList<>();
        for (int column = 0; column < table.columns().size(); column++) {
            if (!left.contains(column)) {
                columns.add(words.contains(column) ? reader.categorical(column) : reader.read(column));
            }
        }
        if (columns.isEmpty()) {
            throw DatasetFailure.of(
                    table.train().name(), "has no column but the label; expected at least one to predict it from");
        }
        RawTargets targets = switch (task) {
            case "classification" -> table.classes(labelColumn);
            case "regression" -> reader.numbers(labelColumn);
            default -> reader.told(labelColumn);
        };
        return new RawData(
                new RawTable(columns, table.rows().size()),
                targets,
                groupColumn.map(column -> table.groups(column, labelColumn)),
                table.trainSize());
    }
}
