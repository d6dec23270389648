package dev.espalier.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.study.DatasetDescription;
import dev.espalier.study.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that are divided by something else than the delimiter that is said. */
class DelimiterTest {
    @TempDir
    Path root;

    private Written files;

    @BeforeEach
    void files() {
        files = new Written(root);
    }

    @Test
    void aFileThatIsDividedByAnotherDelimiterIsAskedAbout() {
        for (String delimiter : List.of(";", "\t", "|")) {
            String rows = "x,y,kind\n1,2,a\n3,4,b\n5,6,a\n7,8,b\n9,1,a\n".replace(",", delimiter);
            files.file("table.csv", rows);
            String advice = "set option delimiter to \"" + delimiter.replace("\t", "\\t") + "\"";
            files.refuses(
                    "table.csv, line 1: found one column divided by commas, but 3 divided by", "csv", "table.csv");
            files.refuses("if these were meant, " + advice, "csv", "table.csv", "label", Json.text("kind"));
            files.refuses(advice, "text-csv", "table.csv");
            assertThat(rows("table.csv", "delimiter", Json.text(delimiter))).isEqualTo(5);
        }
        files.file("plain.csv", "x,kind\n1,a\n3,b\n5,a\n7,b\n9,a\n");
        files.refuses("set option delimiter to \",\"", "csv", "plain.csv", "delimiter", Json.text(";"));
        files.refusesTest(
                "plain.csv, line 1: found one column divided by \"|\", but 2 divided by commas",
                "csv",
                "table.csv",
                "plain.csv",
                "delimiter",
                Json.text("|"));
    }

    @Test
    void decimalCommasDoNotHideThatTheDelimiterIsAnother() {
        files.file("amounts.csv", "1,5;2,5;a\n2,5;3,5;b\n3,5;4,5;a\n4,5;5,5;b\n5,5;1,5;a\n")
                .file("mixed.csv", "x;z;kind\n1,5;2;a\n2;3,5;b\n3,5;4,5;a\n")
                .file("lists.csv", "x,tags,kind\n1,p;q,a\n2,q;r,b\n3,p;r,a\n4,q;p,b\n5,r;p,a\n");
        files.refuses("found 3 columns divided by commas, but 3 divided by semicolons", "csv", "amounts.csv");
        files.refuses("found one column divided by commas, but 3 divided by semicolons", "csv", "mixed.csv");
        assertThat(rows("lists.csv")).isEqualTo(5);
    }

    private int rows(String file, Object... options) {
        DatasetDescription description = files.load("csv", file, options).description();
        return description.trainSize() + description.testSize();
    }
}
