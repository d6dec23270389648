package dev.espalier.dataset.paired;

import dev.espalier.dataset.image.ImageTree;
import dev.espalier.dataset.io.Cell;
import dev.espalier.dataset.io.ColumnName;
import dev.espalier.dataset.io.CsvFile;
import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Header;
import dev.espalier.dataset.io.Memory;
import dev.espalier.dataset.io.Options;
import dev.espalier.dataset.io.Row;
import dev.espalier.dataset.table.NamedColumns;
import dev.espalier.study.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.commons.csv.CSVFormat;

/**
 * How the table of a data set of captions is written.
 *
 * @param image the column of what images are called
 */
record CaptionTable(ColumnName image, ColumnName caption, Header header, char delimiter) {

    static CaptionTable read(Options options) {
        return new CaptionTable(
                options.column("image", "the column of what images are called; left out: the first")
                        .orElse(ColumnName.FIRST),
                options.column("caption", "the column of the captions; left out: the last")
                        .orElse(ColumnName.LAST),
                Header.read(options),
                options.delimiter(
                        CsvFile.TABS_FIRST, CsvFile.DELIMITER + ", which may be quoted where that is not a tab"));
    }

    List<ImageTextPair> captions(DataFile table, NamedPictures pictures) {
        List<Row> all = rows(table);
        Row first = all.getFirst();
        boolean isNamed = header.isPresent(() -> namesColumns(first, pictures));
        List<String> columns = isNamed
                ? Header.names(first, table)
                : Header.unnamed(first.cells().size());
        List<Row> rows = all.subList(isNamed ? 1 : 0, all.size());
        if (rows.isEmpty()) {
            throw DatasetFailure.of(table.name(), "has a header but no rows below it; expected a caption in each");
        }
        if (columns.size() < 2) {
            throw DatasetFailure.of(
                    table.name(),
                    "has one column; expected two, an image and its caption, or option delimiter to say what stands between them");
        }
        NamedColumns named = new NamedColumns(table, columns);
        int ofImage = named.of("image", image);
        int ofCaption = named.of("caption", caption);
        named.check();
        if (ofImage == ofCaption) {
            throw new InvalidInput(
                    "options.caption", "names the column of the images, " + columns.get(ofImage) + ", too");
        }
        return rows.stream()
                .map(row -> ImageTextPair.of(
                        pictures,
                        row.cell(ofImage),
                        row.cell(ofCaption),
                        "caption",
                        message -> DatasetFailure.atLine(table.name(), row.line(), message)))
                .toList();
    }

    private List<Row> rows(DataFile table) {
        CSVFormat dialect = CsvFile.tabbed(delimiter);
        CsvFile csv = new CsvFile(table.held(), dialect);
        csv.checkDelimiter();
        List<Row> rows = new ArrayList<>();
        csv.forEach(Memory.mostRow(), rows::add);
        return rows;
    }

    /** A first row that neither is about an image that is there, nor about one that is missing. */
    private boolean namesColumns(Row first, NamedPictures pictures) {
        OptionalInt at = image.find(first.cells());
        if (at.isEmpty()) {
            return true;
        }
        String name = first.cell(at.getAsInt()).strip();
        return !pictures.has(name)
                && !ImageTree.isImage(name)
                && Cell.number(name).isEmpty();
    }
}
