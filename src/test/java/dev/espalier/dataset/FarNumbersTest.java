package dev.espalier.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.dataset.core.Split;
import dev.espalier.dataset.io.JsonFields;
import dev.espalier.study.Json;
import dev.espalier.testing.Rounding;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers that nothing can be learnt beside are refused when a data set is read, with their place. */
class FarNumbersTest {
    private static final Json REGRESSION = Json.text("regression");

    @TempDir
    Path root;

    private Written files;

    @BeforeEach
    void files() {
        files = new Written(root);
    }

    @Test
    void ofATableTheColumnAndLineAreTold() {
        for (boolean stream : List.of(true, false)) {
            Json streamed = new Json.Bool(stream);
            table(row -> row == 17 ? "1e200,1,a" : row + ",1,a");
            files.refuses(
                    "table.csv, line 19: column x: 1.0E200 is beyond the numbers of single precision",
                    "csv",
                    "table.csv",
                    "stream",
                    streamed);
            table(row -> row == 17 ? "-3.4028235e38,1,a" : row + ",1,a");
            files.refuses("table.csv, line 19: column x: -3.4028235E38 is ", "csv", "table.csv", "stream", streamed);
            files.refuses("if it marks a missing value, leave the cell empty", "csv", "table.csv", "stream", streamed);
            table(row -> row + ",1,a");
            files.file("test.csv", "x,z,y\n1,1,a\n1e20,1,b\n");
            files.refusesTest(
                    "test.csv, line 3: column x: 1e20 is ", "csv", "table.csv", "test.csv", "stream", streamed);
        }
    }

    @Test
    void allColumnsThatHaveOneAreTold() {
        table(row -> row == 5 ? "1e300,1,a" : row == 7 ? "1,-1e31,a" : row + "," + row % 3 + ",a");
        files.refuses("table.csv, line 7: column x: 1.0E300", "csv", "table.csv");
        files.refuses("\ntable.csv, line 9: column z: -1.0E31", "csv", "table.csv");
    }

    @Test
    void anInfiniteNumberIsNoCategory() {
        for (String infinite : List.of("inf", "-inf", "Infinity", "1e400", "∞", "-1e999")) {
            table(row -> row == 4 ? infinite + ",1,a" : row + ",1,a");
            files.refuses(
                    "table.csv, line 6: column x: found " + infinite + "; expected a finite number",
                    "csv",
                    "table.csv");
            table(row -> row + ",1," + (row == 4 ? infinite : row + ".5"));
            files.refuses(
                    "table.csv, line 6: column y: found " + infinite + "; expected a finite number",
                    "csv",
                    "table.csv");
        }
        table(row -> (row % 2 == 0 ? "inf" : "fin") + ",1,a");
        assertThat(files.load("csv", "table.csv").description().shape()).containsExactly(3);
    }

    @Test
    void whatIsToBePredictedMustDifferAndNotBeFarOut() {
        table(row -> row + ",1,3.5", "");
        for (Json task : List.of(REGRESSION, Json.text("auto"))) {
            files.refuses(
                    "table.csv, line 2: column y: every training row has 3.5 to predict; expected values that differ",
                    "csv",
                    "table.csv",
                    "task",
                    task);
        }
        table(row -> row + ",1," + (row == 9 ? "-3.4e38" : row + ".5"), "");
        files.refuses("table.csv, line 11: column y: -3.4E38 is ", "csv", "table.csv");
        table(row -> row + ",1,7", "");
        files.refuses("column y: every training row has 7 to predict", "csv", "table.csv", "task", REGRESSION);
        files.refuses("every training example is of class 7", "csv", "table.csv");
        table(row -> row + ",1," + row + ".5", "");
        files.file("test.csv", "x,z,y\n1,1,1.5\n2,1,1e30\n");
        files.refusesTest("test.csv, line 3: column y: 1e30 is ", "csv", "table.csv", "test.csv");
    }

    @Test
    void ofSeriesTheChannelAndStepAreTold() {
        series("1,2:3,4", "5,6:7,-3.4e38");
        files.refuses("series.ts, line 4: channel 1, step 1: -3.4", "ts", "series.ts");
        files.refuses("if it marks a missing value, write ?", "ts", "series.ts");
        series("1,2:3,4", "5,1e200:7,3");
        files.refuses("channel 0, step 1: 1e200 is too large", "ts", "series.ts");
        series("1,2:3,4", "5,inf:7,3");
        files.refuses("channel 0, step 1: found inf; expected a number, or ?", "ts", "series.ts");
        series("1,2:3,4", "5,2:7,3");
        files.file("test.ts", "@classLabel true a b\n@data\n1,2:1e25,4:a\n");
        files.refusesTest("test.ts, line 3: channel 1, step 0: 1.0", "ts", "series.ts", "test.ts");
    }

    @Test
    void ofSeriesWhatIsToBePredictedMustDifferAndNotBeFarOut() {
        String header = "@targetLabel true\n@data\n";
        files.file("same.ts", header + "1:2.5\n2:2.5\n3:2.5\n4:2.5\n5:2.5\n");
        files.refuses("same.ts, line 3: every case has 2.5 to predict; expected numbers that differ", "ts", "same.ts");
        files.file("far.ts", header + "1:2.5\n2:3.5\n3:1e200\n4:2.5\n5:2.5\n");
        files.refuses("far.ts, line 5: the number to predict, 1.0E200, is beyond", "ts", "far.ts");
        files.file("fine.ts", header + "1:2.5\n2:3.5\n3:1\n4:2.5\n5:2.5\n").file("test.ts", header + "1:-1e30\n");
        files.refusesTest("test.ts, line 3: the number to predict, -1.0E30, is ", "ts", "fine.ts", "test.ts");
    }

    @Test
    void ofImagesTheColumnAndLineAreTold() {
        Json shape = JsonFields.numbers(List.of(1, 1, 2));
        files.file("pixels.csv", "1,2,a\n3,4,b\n5,1e30,a\n7,8,b\n9,9,a\n");
        files.refuses("pixels.csv, line 3: column 1: the pixel 1.0E30 is ", "csv-image", "pixels.csv", "shape", shape);
    }

    @Test
    void valuesInVerySmallUnitsAreStandardisedAndConstantOnesAreZero() {
        table(row -> row + "e-19,5,a");
        Split split = files.load("csv", "table.csv").split(0, 1);
        float[] encoded = Samples.numbers(split.train().inputs());
        double mean = 0;
        double square = 0;
        for (int row = 0; row < encoded.length / 2; row++) {
            mean += encoded[2 * row];
            square += encoded[2 * row] * encoded[2 * row];
            assertThat(encoded[2 * row + 1]).isZero();
        }
        int rows = encoded.length / 2;
        // Each of the values is rounded to single precision; they are less than 2.
        assertThat(Math.abs(mean / rows)).isLessThan(2 * Rounding.UNIT);
        assertThat(Math.abs(square / rows - 1)).isLessThan(4 * 2 * Rounding.UNIT);
        assertThat(files.load("csv", "table.csv").description().notes())
                .containsExactly(
                        "column z holds 5 in every row that has a value, which tells nothing; leave it out by option drop");
    }

    @Test
    void whatIsWorthASecondLookIsTold() {
        table(row -> (row == 9 ? "-9999" : Integer.toString(row % 7)) + "," + (row + 1) + ",a");
        assertThat(files.load("csv", "table.csv").description().notes())
                .containsExactly(
                        "column x, line 11 has -9999, 2000.4 times as far from the median, 3, as nine tenths of the others lie apart; if it marks a missing value, leave the cell empty",
                        "column z counts the rows: 1, … 40; if it is an id, leave it out by option drop");
        table(row -> row % 7 + "," + row % 20 + ",a");
        assertThat(files.load("csv", "table.csv").description().notes()).isEmpty();
        series("1,2:3,-999", "5,5:7,3");
        assertThat(files.load("ts", "series.ts").description().notes())
                .singleElement()
                .asString()
                .startsWith("channel 1, line 3 has -999, ")
                .endsWith("if it marks a missing value, write ?");
    }

    /** Forty rows of x, z and y, the label a but of every fourth row. */
    private void table(IntFunction<String> row) {
        table(row, ",a");
    }

    private void table(IntFunction<String> row, String ending) {
        StringBuilder rows = new StringBuilder("x,z,y\n");
        for (int i = 0; i < 40; i++) {
            String cells = row.apply(i);
            boolean other = !ending.isEmpty() && i % 4 == 0 && cells.endsWith(ending);
            rows.append(other ? cells.substring(0, cells.length() - ending.length()) + ",b" : cells)
                    .append('\n');
        }
        files.file("table.csv", rows.toString());
    }

    private void series(String first, String second) {
        files.file(
                "series.ts",
                "@classLabel true a b\n@data\n" + first + ":a\n" + second + ":b\n1,1:1,1:a\n2,2:2,2:b\n3,3:3,3:a\n");
    }
}
