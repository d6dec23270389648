package dev.espalier.dataset.io;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A text file of rows, all with as many cells. */
public record CsvFile(DataFile file, CSVFormat dialect) {
    /** What option {@code delimiter} takes, its default first. */
    public static final List<String> DELIMITERS = List.of(",", ";", "\t", "|");

    /** The same, of formats that are usually divided by tabs. */
    public static final List<String> TABS_FIRST = List.of("\t", ",", ";", "|");

    /** What option {@code delimiter} means. */
    public static final String DELIMITER = "what stands between cells";

    private static final Pattern OPEN_QUOTE = Pattern.compile("startline ([\\d,]+)");
    private static final Pattern AFTER_QUOTE =
            Pattern.compile("between encapsulated token and delimiter at line: ([\\d,]+)");

    /** Cells divided by {@code delimiter}, perhaps quoted (RFC 4180), blanks around them dropped. */
    public static CSVFormat quoted(char delimiter) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(true)
                .get();
    }

    /** Cells as files that are usually divided by tabs have them: quoted only where something else divides them. */
    public static CSVFormat tabbed(char delimiter) {
        return delimiter == '\t' ? tabbed() : quoted(delimiter);
    }

    /** Cells divided by tabs; a quotation mark is text like any other. */
    public static CSVFormat tabbed() {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter('\t')
                .setQuote(null)
                .setIgnoreEmptyLines(true)
                .get();
    }

    /**
     * Reads a file of any size row by row, so that no more than one is held as text.
     *
     * @param longest characters of a row at most
     * @throws DatasetFailure if there is no row, or one is longer, or has not as many cells as the first
     */
    public void forEach(long longest, Consumer<Row> reader) {
        BoundedRows rows = new BoundedRows(file.text(), longest, "a row", "is a quotation mark not closed?");
        read(rows, row -> {
            rows.rowEnds();
            reader.accept(row);
        });
    }

    /** @throws DatasetFailure if the file's first rows look as if another delimiter were meant */
    public void checkDelimiter() {
        DelimiterGuess.other(file, dialect).ifPresent(message -> {
            throw DatasetFailure.atLine(file.name(), 1, message);
        });
    }

    private void read(Reader text, Consumer<Row> reader) {
        int width = 0;
        try (CSVParser parser = CSVParser.parse(text, dialect)) {
            for (Iterator<CSVRecord> records = parser.iterator(); records.hasNext(); ) {
                List<String> cells = List.of(records.next().values());
                Row row = new Row(parser.getCurrentLineNumber() - lineEnds(cells), cells);
                if (width == 0) {
                    width = cells.size();
                } else if (cells.size() != width) {
                    throw DatasetFailure.atLine(
                            file.name(),
                            row.line(),
                            "found %d columns; expected %d, as in the first row".formatted(cells.size(), width));
                }
                reader.accept(row);
            }
        } catch (IOException | UncheckedIOException malformed) {
            throw DatasetFailure.of(
                    file.name(),
                    "is not well formed: " + mistake(malformed)
                            + "; expected quotation marks around a whole cell or none, and doubled ones within");
        }
        if (width == 0) {
            throw DatasetFailure.of(file.name(), "is empty; expected rows of cells");
        }
    }

    /** What the reader of csv found, in words of our own. */
    public static String mistake(Exception malformed) {
        IOException found =
                malformed instanceof UncheckedIOException wrapped ? wrapped.getCause() : (IOException) malformed;
        String message = String.valueOf(found.getMessage());
        Matcher open = OPEN_QUOTE.matcher(message);
        if (open.find()) {
            return "a cell in quotation marks is not closed, in the row that begins at line " + open.group(1);
        }
        Matcher after = AFTER_QUOTE.matcher(message);
        if (after.find()) {
            return "a cell goes on after its closing quotation mark, at line " + after.group(1);
        }
        return Unreadable.why(found);
    }

    /** Of a row whose cells have some in quotation marks, the line that it begins on is not the one that it ends on. */
    private static long lineEnds(List<String> cells) {
        long ends = 0;
        for (String cell : cells) {
            for (int i = 0; i < cell.length(); i++) {
                boolean pair = cell.charAt(i) == '\r' && i + 1 < cell.length() && cell.charAt(i + 1) == '\n';
                ends += !pair && (cell.charAt(i) == '\n' || cell.charAt(i) == '\r') ? 1 : 0;
            }
        }
        return ends;
    }
}
