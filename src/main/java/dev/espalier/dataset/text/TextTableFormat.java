package dev.espalier.dataset.text;

import dev.espalier.dataset.core.DatasetFormat;
import dev.espalier.dataset.core.PartSizes;
import dev.espalier.dataset.core.RawData;
import dev.espalier.dataset.core.RawTargets;
import dev.espalier.dataset.core.Reading;
import dev.espalier.dataset.core.Vocabulary;
import dev.espalier.dataset.io.ColumnName;
import dev.espalier.dataset.io.CsvFile;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Excerpt;
import dev.espalier.dataset.io.Header;
import dev.espalier.dataset.io.NumberStyle;
import dev.espalier.dataset.io.Options;
import dev.espalier.dataset.io.Residency;
import dev.espalier.dataset.table.ColumnFindings;
import dev.espalier.dataset.table.GroupReader;
import dev.espalier.dataset.table.NamedColumns;
import dev.espalier.dataset.table.Table;
import dev.espalier.dataset.table.TargetReader;
import dev.espalier.study.InvalidInput;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;

/**
 * Tables with a text and its label in each row. Option {@code group} names a column whose like values belong together, which
 * no division of the data set parts.
 */
public record TextTableFormat(String name, Function<Options, CSVFormat> dialect) implements DatasetFormat {

    public static TextTableFormat commas() {
        return new TextTableFormat(
                "text-csv", options -> CsvFile.quoted(options.delimiter(CsvFile.DELIMITERS, CsvFile.DELIMITER)));
    }

    public static TextTableFormat tabs() {
        return new TextTableFormat(
                "text-tsv",
                options -> CsvFile.tabbed(options.delimiter(
                        CsvFile.TABS_FIRST, CsvFile.DELIMITER + ", which may be quoted where that is not a tab")));
    }

    @Override
    public List<String> paths() {
        return List.of("table");
    }

    @Override
    public Reading reading(Options options) {
        Chosen chosen = new Chosen(
                options.label(),
                options.column("text", "the column of the texts; left out: the one that is not the label's"),
                options.column("group", Table.GROUP),
                Header.read(options),
                dialect.apply(options),
                TextOptions.read(options));
        return files -> {
            TextOptions texts = chosen.reading;
            Residency residency = Residency.of(texts.stream(), files.all());
            Table table = Table.read(files, chosen.dialect, NumberStyle.PLAIN, chosen.header, chosen.label, residency);
            Vocabulary.Room room = new Vocabulary.Room();
            try (TextCutter cutter = new TextCutter(texts.rules(), residency, room)) {
                return read(table, chosen, cutter, room).streamed(texts.stream());
            }
        };
    }

    /** The options. */
    private record Chosen(
            ColumnName label,
            Optional<ColumnName> text,
            Optional<ColumnName> group,
            Header header,
            CSVFormat dialect,
            TextOptions reading) {}

    private static RawData read(Table table, Chosen chosen, TextCutter cutter, Vocabulary.Room room) {
        NamedColumns named = new NamedColumns(table);
        int label = named.of("label", chosen.label);
        Optional<Integer> group = named.group(chosen.group, label);
        Optional<Integer> given = chosen.text.map(text -> named.of("text", text));
        if (given.filter(text -> text == label).isPresent()) {
            chosen.label
                    .find(table.columns())
                    .ifPresent(column -> named.problem(
                            "text",
                            "names the column of the labels, " + table.columns().get(column)));
        }
        named.check();
        int text = given.orElseGet(() -> otherThan(table, label, group.orElse(label)));
        TargetReader targets = TargetReader.classes(table, label);
        Optional<GroupReader> groups = group.map(column -> new GroupReader(table, column, room));
        PartSizes sizes = table.forEach(example -> {
            cutter.add(example.cell(text), example::failure);
            targets.add(example);
            groups.ifPresent(known -> known.add(example));
        });
        RawTargets classes = targets.done();
        ColumnFindings findings = new ColumnFindings(table);
        for (int column = 0; column < table.columns().size(); column++) {
            if (column == text) {
                findings.text(column);
            } else if (column == label) {
                findings.label(column, classes);
            } else {
                findings.other(
                        column, group.filter(Integer.valueOf(column)::equals).isPresent() ? "group" : "unused");
            }
        }
        return new RawData(
                        chosen.reading.texts(cutter, table.trainSize()), classes, groups.map(GroupReader::done), sizes)
                .with(findings.done());
    }

    private static int otherThan(Table table, int label, int group) {
        int[] others = IntStream.range(0, table.columns().size())
                .filter(column -> column != label && column != group)
                .toArray();
        return switch (others.length) {
            case 0 ->
                throw DatasetFailure.of(
                        table.train().file().name(),
                        "has one column; expected two, a text and its label; of lines with a label and a text take format text-lines");
            case 1 -> others[0];
            default ->
                throw new InvalidInput(
                        "options.text",
                        "is needed, since %s has more columns than a text and its label: %s"
                                .formatted(table.train().file().name(), Excerpt.of(table.columns())));
        };
    }
}
