package dev.espalier.dataset.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Whether the cells of a table are divided by something else than what is said. */
final class DelimiterGuess {
    private static final int ROWS = 20;
    private static final int MOST_CHARACTERS = 1 << 16;

    private DelimiterGuess() {}

    /**
     * What to ask where the first rows, divided by another delimiter, all have equally many cells, two at least, and
     * divided as is said have one, or unequally many, or mostly such as hold the other delimiter.
     */
    static Optional<String> other(DataFile file, CSVFormat dialect) {
        String text = beginning(file);
        List<List<String>> said = rows(text, dialect);
        char delimiter = dialect.getDelimiterString().charAt(0);
        for (String other : CsvFile.DELIMITERS) {
            List<List<String>> rows = rows(text, CsvFile.quoted(other.charAt(0)));
            if (other.charAt(0) != delimiter && isTable(rows) && !isSaid(said, other)) {
                return Optional.of(
                        "found %s divided by %s, but %d divided by %s; if these were meant, set option delimiter to \"%s\""
                                .formatted(
                                        said.isEmpty() || said.getFirst().size() == 1
                                                ? "one column"
                                                : said.getFirst().size() + " columns",
                                        word(delimiter),
                                        rows.getFirst().size(),
                                        word(other.charAt(0)),
                                        other.equals("\t") ? "\\t" : other));
            }
        }
        return Optional.empty();
    }

    private static boolean isTable(List<List<String>> rows) {
        return !rows.isEmpty()
                && rows.getFirst().size() > 1
                && rows.stream().allMatch(row -> row.size() == rows.getFirst().size());
    }

    private static boolean isSaid(List<List<String>> rows, String other) {
        return isTable(rows)
                && rows.stream()
                        .anyMatch(row -> 2
                                        * row.stream()
                                                .filter(cell -> cell.contains(other))
                                                .count()
                                <= row.size());
    }

    private static String word(char delimiter) {
        return switch (delimiter) {
            case ',' -> "commas";
            case ';' -> "semicolons";
            case '\t' -> "tabs";
            default -> "\"" + delimiter + "\"";
        };
    }

    /** Whole lines. */
    private static String beginning(DataFile file) {
        StringBuilder text = new StringBuilder();
        try (BufferedReader lines = new BufferedReader(file.text())) {
            char[] read = new char[1 << 12];
            int filled = 0;
            while (filled >= 0 && text.length() < MOST_CHARACTERS) {
                text.append(read, 0, filled);
                filled = lines.read(read);
            }
            int end = filled < 0 ? text.length() : text.lastIndexOf("\n") + 1;
            return text.substring(0, end);
        } catch (IOException failed) {
            throw file.unreadable(failed);
        }
    }

    /** Empty where the text is not so written. */
    private static List<List<String>> rows(String text, CSVFormat dialect) {
        List<List<String>> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(text, dialect)) {
            for (CSVRecord row : parser) {
                rows.add(List.of(row.values()));
                if (rows.size() == ROWS) {
                    break;
                }
            }
            return rows;
        } catch (IOException | UncheckedIOException malformed) {
            return List.of();
        }
    }
}
