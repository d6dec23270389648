package dev.espalier.trainer.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A text file of rows, all with as many cells. */
record Sheet(DataFile file, CSVFormat dialect) {

    /** Cells divided by {@code delimiter}, perhaps quoted (RFC 4180), blanks around them dropped. */
    static CSVFormat quoted(char delimiter) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(true)
                .get();
    }

    /** Cells divided by tabs; a quotation mark is text like any other. */
    static CSVFormat tabbed() {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter('\t')
                .setQuote(null)
                .setIgnoreEmptyLines(true)
                .get();
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        forEach(rows::add);
        return rows;
    }

    /**
     * Reads row by row, so that no more than one is held as text.
     *
     * @throws DatasetFailure if there is no row, or one has not as many cells as the first
     */
    void forEach(Consumer<Row> reader) {
        String text = file.text();
        int width = 0;
        LineCounter lines = new LineCounter(text);
        try (CSVParser parser = CSVParser.parse(text, dialect)) {
            for (Iterator<CSVRecord> records = parser.iterator(); records.hasNext(); ) {
                CSVRecord read = records.next();
                Row row = new Row(lines.at(read.getCharacterPosition()), List.of(read.values()));
                if (width == 0) {
                    width = row.cells().size();
                } else if (row.cells().size() != width) {
                    throw DatasetFailure.atLine(
                            file.name(),
                            row.line(),
                            "found %d columns; expected %d, as in the first row"
                                    .formatted(row.cells().size(), width));
                }
                reader.accept(row);
            }
        } catch (IOException | UncheckedIOException malformed) {
            throw DatasetFailure.of(
                    file.name(),
                    "is not well formed: " + malformed.getMessage()
                            + "; expected quotation marks around a whole cell or none, and doubled ones within");
        }
        if (width == 0) {
            throw DatasetFailure.of(file.name(), "is empty; expected rows of cells");
        }
    }

    /** Turns rising positions into line numbers. */
    private static final class LineCounter {
        private final String text;
        private int counted;
        private long line = 1;

        LineCounter(String text) {
            this.text = text;
        }

        long at(long position) {
            int start = (int) position;
            while (start < text.length() && (text.charAt(start) == '\n' || text.charAt(start) == '\r')) {
                start++;
            }
            for (; counted < start; counted++) {
                boolean ends = text.charAt(counted) == '\n'
                        || text.charAt(counted) == '\r'
                                && (counted + 1 == text.length() || text.charAt(counted + 1) != '\n');
                line += ends ? 1 : 0;
            }
            return line;
        }
    }
}
