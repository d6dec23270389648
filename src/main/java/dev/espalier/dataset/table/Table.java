package dev.espalier.dataset.table;

import dev.espalier.dataset.core.PartSizes;
import dev.espalier.dataset.io.ColumnName;
import dev.espalier.dataset.io.CsvFile;
import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Header;
import dev.espalier.dataset.io.NumberStyle;
import dev.espalier.dataset.io.Residency;
import dev.espalier.dataset.io.Row;
import dev.espalier.dataset.io.RowSource;
import dev.espalier.dataset.io.SourceFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;

/**
 * A training file and perhaps files for validation and test of the same columns, looked through once and read as often as is wanted.
 *
 * @param look at the rows for training, headers left out
 */
public record Table(TablePart train, List<TablePart> others, List<String> columns, TableLook look) {

    /** What option {@code group} means. */
    public static final String GROUP =
            "a column whose like values belong together: no division parts them, and it is not predicted from";

    /** @param label to tell a header by, where its column is not known by name */
    public static Table read(
            SourceFiles files,
            CSVFormat dialect,
            NumberStyle style,
            Header header,
            ColumnName label,
            Residency residency) {
        DataFile file = files.train().getFirst();
        files.all().forEach(part -> new CsvFile(part, dialect).checkDelimiter());
        RowSource rows = RowSource.of(new CsvFile(file, dialect), residency);
        TableLook look = TableLook.at(rows, style);
        Row first = look.first();
        int width = first.cells().size();
        boolean isNamed = header.isPresent(() -> isHeader(look, rows, file, label));
        List<String> columns = isNamed ? Header.names(first, file) : Header.unnamed(width);
        if (!isNamed) {
            look.addFirst();
        }
        if (look.size() == 0) {
            throw empty(file);
        }
        Optional<Row> names = Optional.of(first).filter(_ -> isNamed);
        return new Table(
                new TablePart(file, rows, names, width),
                files.others().stream()
                        .map(List::getFirst)
                        .map(other -> new TablePart(
                                other, RowSource.of(new CsvFile(other, dialect), residency), names, width))
                        .toList(),
                columns,
                look);
    }

    private static boolean isHeader(TableLook look, RowSource rows, DataFile file, ColumnName label) {
        List<String> first = look.first().cells();
        return label instanceof ColumnName.Named(String name) && first.contains(name)
                || NameGuess.isHeader(look, rows, file, label.find(first).orElse(first.size() - 1));
    }

    private static DatasetFailure empty(DataFile file) {
        return DatasetFailure.of(file.name(), "has a header but no rows below it; expected an example in each");
    }

    /** How many rows are for training. */
    public int trainSize() {
        return look.size();
    }

    /** Gives all rows, part after part, those for training first. */
    public PartSizes forEach(Consumer<Example> reader) {
        int found = train.forEach(row -> reader.accept(new Example(train.file(), row, 0)));
        if (found != trainSize()) {
            throw DatasetFailure.of(
                    train.file().name(),
                    String.format(
                            Locale.ROOT,
                            "has %,d examples; it had %,d when it was first looked through",
                            found,
                            trainSize()));
        }
        List<Integer> sizes = new ArrayList<>(List.of(found));
        for (TablePart part : others) {
            int number = sizes.size();
            sizes.add(part.forEach(row -> reader.accept(new Example(part.file(), row, number))));
            if (sizes.getLast() == 0) {
                throw empty(part.file());
            }
        }
        return new PartSizes(sizes);
    }
}
