package dev.espalier.trainer.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    public Reading reading(Options options) {
        Chosen chosen = new Chosen(
                options.label(),
                Header.read(options),
                options.columns("columns", "those to predict from; left out: all but the label"),
                options.columns("drop", "those not to predict from"),
                options.columns("ignore", "the same as drop"),
                options.column("group", Table.GROUP),
                options.columns("categorical", "those whose numbers are names"),
                options.word("delimiter", List.of(",", ";", "\t", "|"), "what stands between cells"),
                options.word(
                        "task",
                        List.of("auto", "classification", "regression"),
                        "auto: regression where the label is a number that is not whole, or of more than 20 values"));
        return (train, test) -> read(train, test, chosen);
    }

    /** The options. */
    private record Chosen(
            ColumnName label,
            Header header,
            List<ColumnName> keep,
            List<ColumnName> drop,
            List<ColumnName> ignore,
            Optional<ColumnName> group,
            List<ColumnName> categorical,
            String delimiter,
            String task) {}

    private static RawData read(List<DataFile> train, List<DataFile> test, Chosen chosen) {
        Table table = Table.read(train, test, Sheet.quoted(chosen.delimiter.charAt(0)), chosen.header, chosen.label);
        NamedColumns named = new NamedColumns(table);
        int label = named.of("label", chosen.label);
        Optional<Integer> group = named.group(chosen.group, label);
        Set<Integer> kept = named.of("columns", chosen.keep);
        Set<Integer> left = new HashSet<>(named.of("drop", chosen.drop));
        left.addAll(named.of("ignore", chosen.ignore));
        left.add(label);
        group.ifPresent(left::add);
        Set<Integer> words = named.of("categorical", chosen.categorical);
        named.check();

        ColumnReader reader = new ColumnReader(table);
        List<RawTable.RawColumn> columns = new ArrayList<>();
        for (int column = 0; column < table.columns().size(); column++) {
            if (!left.contains(column) && (kept.isEmpty() || kept.contains(column))) {
                columns.add(words.contains(column) ? reader.categorical(column) : reader.read(column));
            }
        }
        if (columns.isEmpty()) {
            throw DatasetFailure.of(
                    table.train().name(), "has no column but the label; expected at least one to predict it from");
        }
        RawTargets targets = switch (chosen.task) {
            case "classification" -> table.classes(label);
            case "regression" -> reader.numbers(label);
            default -> reader.told(label);
        };
        return new RawData(
                new RawTable(columns, table.rows().size()), targets, group.map(table::groups), table.trainSize());
    }
}
