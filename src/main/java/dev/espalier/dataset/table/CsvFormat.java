package dev.espalier.dataset.table;

import dev.espalier.dataset.core.ArrayForm;
import dev.espalier.dataset.core.DatasetFormat;
import dev.espalier.dataset.core.PartSizes;
import dev.espalier.dataset.core.RawData;
import dev.espalier.dataset.core.RawTargets;
import dev.espalier.dataset.core.Reading;
import dev.espalier.dataset.core.RowStore;
import dev.espalier.dataset.core.Vocabulary;
import dev.espalier.dataset.io.ColumnName;
import dev.espalier.dataset.io.CsvFile;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Header;
import dev.espalier.dataset.io.NumberStyle;
import dev.espalier.dataset.io.Options;
import dev.espalier.dataset.io.Residency;
import dev.espalier.dataset.preprocessing.TableDialect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Tables: numeric and categorical columns, told apart by looking, and a label. Missing cells are empty, {@code NA},
 * {@code N/A}, {@code NaN}, {@code null} or {@code ?}.
 *
 * <p>Option {@code columns} names those to predict from, {@code ignore}, or {@code drop}, those not to; {@code categorical}
 * those that are words though they look like numbers; {@code group} the one whose like values belong together, which no
 * division of the data set parts, and which is not predicted from.
 *
 * <p>A file is gone through twice or three times: first to tell what its columns are, then for their values.
 */
public final class CsvFormat implements DatasetFormat {

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
                new TableDialect(options.delimiter(CsvFile.DELIMITERS, CsvFile.DELIMITER), NumberStyle.read(options)),
                options.word(
                        "task",
                        List.of("auto", "classification", "regression"),
                        "auto: regression where the label is a number that is not whole, or of more than 20 values"),
                options.stream());
        options.readEncoding();
        return files -> {
            Residency residency = Residency.of(chosen.stream, files.all());
            Table table = Table.read(
                    files,
                    CsvFile.quoted(chosen.dialect.delimiter()),
                    chosen.dialect.numbers(),
                    chosen.header,
                    chosen.label,
                    residency);
            try (RowStore<double[]> rows = RowStore.of(residency, ArrayForm.doubles())) {
                return read(table, chosen, rows).streamed(chosen.stream);
            }
        };
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
            TableDialect dialect,
            String task,
            Optional<Boolean> stream) {}

    private static RawData read(Table table, Chosen chosen, RowStore<double[]> rows) {
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

        Vocabulary.Room room = new Vocabulary.Room();
        ColumnReader reader = new ColumnReader(table, room);
        SequencedMap<Integer, CellReader> inputs = new LinkedHashMap<>();
        List<DatasetFailure> failures = new ArrayList<>();
        for (int column = 0; column < table.columns().size(); column++) {
            if (!left.contains(column) && (kept.isEmpty() || kept.contains(column))) {
                try {
                    inputs.put(column, words.contains(column) ? reader.categorical(column) : reader.read(column));
                } catch (DatasetFailure failure) {
                    failures.add(failure);
                }
            }
        }
        DatasetFailure.throwAll(failures);
        if (inputs.isEmpty()) {
            throw DatasetFailure.of(
                    table.train().file().name(),
                    "has no column but the label; expected at least one to predict it from");
        }
        TargetReader targets = switch (chosen.task) {
            case "classification" -> TargetReader.classes(table, label);
            case "regression" -> reader.amounts(label);
            default -> reader.told(label);
        };
        Optional<GroupReader> groups = group.map(column -> new GroupReader(table, column, room));
        List<CellReader> columns = List.copyOf(inputs.sequencedValues());
        PartSizes sizes = table.forEach(example -> {
            rows.add(
                    columns.stream().mapToDouble(column -> column.read(example)).toArray());
            targets.add(example);
            groups.ifPresent(known -> known.add(example));
        });
        RawTargets predicted = targets.done();
        ColumnFindings findings = new ColumnFindings(table);
        for (int column = 0; column < table.columns().size(); column++) {
            if (inputs.containsKey(column)) {
                findings.input(column, inputs.get(column));
            } else if (column == label) {
                findings.label(column, predicted);
            } else {
                findings.other(
                        column, group.filter(Integer.valueOf(column)::equals).isPresent() ? "group" : "unused");
            }
        }
        return new RawData(
                        new RawTable(columns.stream().map(CellReader::done).toList(), rows.done(), chosen.dialect),
                        predicted,
                        groups.map(GroupReader::done),
                        sizes)
                .with(findings.done());
    }
}
