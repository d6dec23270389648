package dev.espalier.trainer.data;

import dev.espalier.study.InvalidInput;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;

/**
 * Tables with a text and its label in each row. Option {@code group} names a column whose like values belong together, which
 * no division of the data set parts.
 */
record TextTableFormat(String name, CSVFormat dialect) implements DatasetFormat {

    static TextTableFormat commas() {
        return new TextTableFormat("text-csv", Sheet.quoted(','));
    }

    static TextTableFormat tabs() {
        return new TextTableFormat("text-tsv", Sheet.tabbed());
    }

    @Override
    public List<String> paths() {
        return List.of("table");
    }

    @Override
    public RawData read(List<DataFile> train, List<DataFile> test, Options options) {
        ColumnName label = options.column("label").orElse(ColumnName.LAST);
        Optional<ColumnName> text = options.column("text");
        Optional<ColumnName> group = options.column("group");
        Header header = Header.read(options);
        TextOptions reading = TextOptions.read(options);
        options.check();

        Table table = Table.read(train, test, dialect, header, label);
        int labelColumn = table.find("label", label);
        Optional<Integer> groupColumn = group.map(name -> table.find("group", name));
        int textColumn = text.map(name -> table.find("text", name))
                .orElseGet(() -> otherThan(table, labelColumn, groupColumn.orElse(labelColumn)));
        if (textColumn == labelColumn) {
            throw new InvalidInput(
                    "options.text",
                    "names the column of the labels, " + table.columns().get(labelColumn));
        }
        List<String> texts =
                table.rows().stream().map(row -> row.cell(textColumn)).toList();
        return new RawData(
                reading.texts(texts, table.trainSize()),
                table.classes(labelColumn),
                groupColumn.map(column -> table.groups(column, labelColumn)),
                table.trainSize());
    }

    private static int otherThan(Table table, int label, int group) {
        int[] others = IntStream.range(0, table.columns().size())
                .filter(column -> column != label && column != group)
                .toArray();
        return switch (others.length) {
            case 0 ->
                throw DatasetFailure.of(table.train().name(), "has one column; expected two, a text and its label");
            case 1 -> others[0];
            default ->
                throw new InvalidInput(
                        "options.text",
                        "is needed, since %s has more columns than a text and its label: %s"
                                .formatted(table.train().name(), Excerpt.of(table.columns())));
        };
    }
}
