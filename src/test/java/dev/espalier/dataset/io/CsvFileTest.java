package dev.espalier.dataset.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {
    private static final List<Row> ROWS = List.of(
            new Row(2, List.of("a", "b")), new Row(5, List.of("c\n\nd", "e\nf")), new Row(9, List.of("g", "h")));

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void aRowKnowsTheLineThatItBeginsOnHoweverLinesEnd(String end) throws IOException {
        String text = "\na , b\n\n\n\"c\n\nd\",\"e\nf\"\ng,h".replace("\n", end);
        for (String whole : List.of(text, text + end, text + end + end, "\uFEFF" + text)) {
            List<Row> expected = ROWS.stream()
                    .map(row -> new Row(
                            row.line(),
                            row.cells().stream()
                                    .map(cell -> cell.replace("\n", end))
                                    .toList()))
                    .toList();
            Path file = Files.writeString(root.resolve("table.csv"), whole);
            CsvFile csv = new CsvFile(new DataFile("table.csv", file, root), CsvFile.quoted(','));
            List<Row> streamed = new ArrayList<>();
            csv.forEach(100, streamed::add);
            assertThat(streamed).isEqualTo(expected);
        }
    }

    @Test
    void aQuotationMarkThatIsNeverClosedDoesNotFillTheMemory() throws IOException {
        Path file = Files.writeString(root.resolve("open.csv"), "1,a\n2,\"b\n" + "3,c\n".repeat(50_000));
        CsvFile csv = new CsvFile(new DataFile("open.csv", file, root), CsvFile.quoted(','));
        assertThatExceptionOfType(DatasetFailure.class)
                .isThrownBy(() -> csv.forEach(100_000, row -> {}))
                .withMessageMatching("open.csv: is not well formed: .*a row has more than [0-9,]+ characters.*");
    }
}
