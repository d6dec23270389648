package dev.espalier.dataset.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.dataset.Samples;
import dev.espalier.dataset.Written;
import dev.espalier.dataset.core.Dataset;
import dev.espalier.dataset.core.Inputs;
import dev.espalier.dataset.core.Split;
import dev.espalier.dataset.core.Streamed;
import dev.espalier.dataset.preprocessing.TargetPreprocessing;
import dev.espalier.study.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TsFormatTest {
    private static final String HEADER = """
            # A comment
            @problemName Small
            @timeStamps false
            @dimensions 2
            @equalLength false
            @classLabel true up down
            @data
            """;

    @TempDir
    Path root;

    private Written files;

    @BeforeEach
    void files() {
        files = new Written(root);
    }

    @Test
    void channelsStandStepByStepAndMissingValuesTakeTheMean() {
        files.file("train.ts", HEADER + "1,3:10,10:up\n% aside\n2:10:down\n?,1,3:10,10,10:up\n")
                .file("test.ts", HEADER + "4,?:10,11:down\n");
        Dataset dataset = files.loadBoth("ts", "train.ts", "test.ts");
        assertThat(dataset.description().shape()).containsExactly(2, 3);
        assertThat(dataset.description().classes()).containsExactly("up", "down");
        Split split = dataset.split(0, 0);
        Inputs.Series test = (Inputs.Series) split.test().inputs();
        assertThat(test.lengths()).containsExactly(2);
        float two = (float) (2 / Math.sqrt(0.8));
        // Mean 2 and 10; the second channel never varies, so its deviation counts as 1.
        assertThat(test.values()).containsExactly(two, 0, 0, 1, 0, 0);
        assertThat(Samples.labels(split.test())).containsExactly(1);
    }

    @Test
    void anUndeclaredClassIsNamedByItsLine() {
        files.file("train.ts", HEADER + "1:2:up\n1:2:sideways\n");
        files.refuses("train.ts, line 9: found the class sideways; expected one of up, down", "ts", "train.ts");
    }

    @Test
    void aCaseOfAnotherFormIsNamedByItsLine() {
        refusesCase("1:2:3:up", "found 3 channels; expected 2");
        refusesCase("1,2:3:up", "channel 1 has 1 values; expected 2, as the first channel has");
        refusesCase("1,x:2,3:up", "channel 0, step 1: found x; expected a number, or ?");
        refusesCase("1,:2,3:up", "channel 0, step 1 is empty");
        refusesCase("1:2:", "has no label after the last colon");
        refusesCase("1", "found no colon");
    }

    @Test
    void aHeaderThatDoesNotSayEnoughIsRefused() {
        files.file("empty.ts", "")
                .file("header.ts", "@problemName x\n")
                .file("prose.ts", "Once upon a time\n")
                .file("stamped.ts", "@timeStamps true\n@data\n")
                .file("unlabelled.ts", "@classLabel false\n@data\n1,2\n")
                .file("dimensions.ts", "@dimensions two\n@data\n")
                .file("lonely.ts", "@classLabel true a\n@data\n1:a\n")
                .file("nothing.ts", HEADER);
        files.refuses("empty.ts: is empty; expected a .ts file", "ts", "empty.ts");
        files.refuses("header.ts: has no line @data", "ts", "header.ts");
        files.refuses("prose.ts, line 1: found Once upon a time; expected a line that starts with @", "ts", "prose.ts");
        files.refuses("stamped.ts, line 1: found time stamps", "ts", "stamped.ts");
        files.refuses("unlabelled.ts, line 2: ends the header without saying what to predict", "ts", "unlabelled.ts");
        files.refuses("dimensions.ts, line 1: found dimensions two", "ts", "dimensions.ts");
        files.refuses("lonely.ts, line 1: declares fewer than two classes", "ts", "lonely.ts");
        files.refuses("nothing.ts: has no case below @data", "ts", "nothing.ts");
        files.refuses(
                "options.label: is unknown; the options of ts are encoding, stream",
                "ts",
                "nothing.ts",
                "label",
                Json.text("last"));
    }

    @Test
    void numbersArePredictedWhereTheHeaderSaysSo() {
        String header = "@univariate true\n@targetLabel true\n@data\n";
        files.file("train.ts", header + "1,2:0.5\n2,3:1.5\n4,5:2.5\n").file("slip.ts", header + "1,2:half\n");
        Dataset dataset = files.load("ts", "train.ts");
        assertThat(dataset.description().classes()).isEmpty();
        assertThat(dataset.split(0, 0).preprocessing().target()).isInstanceOf(TargetPreprocessing.Number.class);
        files.refuses("slip.ts, line 4: found half last; expected the number to predict", "ts", "slip.ts");
    }

    @Test
    void oneLongSeriesAmongManyIsTooMuchToPadAndIsStreamedUnlessThatIsForbidden() {
        StringBuilder series = new StringBuilder("@univariate true\n@classLabel true a b\n@data\n");
        series.append("1,".repeat(200_000)).append("1:a\n");
        for (int i = 0; i < 3000; i++) {
            series.append(i % 2 == 0 ? "1:a\n" : "2:b\n");
        }
        files.file("train.ts", series.toString());
        files.refuses(
                "train.ts: would be 600,203,001 numbers once encoded, with examples of shape [1, 200001]; at most",
                "ts",
                "train.ts",
                "stream",
                new Json.Bool(false));
        Streamed streamed =
                (Streamed) files.load("ts", "train.ts").split(0, 1).train().inputs();
        assertThat(((Inputs.Series) streamed.read(new int[] {7, 8})).length()).isEqualTo(8);
    }

    @Test
    void theTestFileMustBeLikeTheTrainingFile() {
        files.file("train.ts", HEADER + "1:2:up\n2:1:down\n")
                .file("wider.ts", HEADER.replace("2", "3") + "1:2:3:up\n")
                .file("numbers.ts", "@targetLabel true\n@data\n1:2:3\n");
        files.refusesTest("wider.ts, line 8: found 3 channels; expected 2", "ts", "train.ts", "wider.ts");
        files.refusesTest(
                "numbers.ts: declares numbers to predict; expected classes, as train.ts does",
                "ts",
                "train.ts",
                "numbers.ts");
    }

    private void refusesCase(String line, String message) {
        files.file("train.ts", HEADER + "1:2:up\n" + line + "\n");
        files.refuses("train.ts, line 9: " + message, "ts", "train.ts");
    }

    @Test
    void aClassThatIsDeclaredTwiceIsNamedByItsLine() {
        files.file("train.ts", HEADER.replace("up down", "up down up") + "1:2:up\n1:2:down\n");
        files.refuses("train.ts, line 6: declares the class up twice", "ts", "train.ts");
    }

    @Test
    void whatTheHeaderDeclaresMustBeSoOfEveryCase() {
        refusesDeclared("@equalLength true", "1,2:3,4:up\n1:2:down", "found 1 steps; expected 2, as the cases before");
        refusesDeclared("@seriesLength 2", "1,2:3,4:up\n1:2:down", "found 1 steps; expected 2, as @seriesLength says");
        refusesDeclared("@missing false", "1,2:3,4:up\n1,?:2,3:down", "has a missing value, but @missing is false");
        refusesDeclared("@dimensions 2", "1:2:up\n1:down", "found 1 channels; expected 2");
        files.file("one.ts", "@univariate false\n@classLabel true a b\n@data\n1:a\n2:b\n");
        files.refuses("one.ts, line 4: found one channel; expected more, as @univariate is false", "ts", "one.ts");
        files.file("two.ts", "@univariate true\n@classLabel true a b\n@data\n1:2:a\n2:1:b\n");
        files.refuses("two.ts, line 4: found 2 channels; expected 1", "ts", "two.ts");
        String most = "@equalLength false\n@seriesLength 2\n@classLabel true a b\n@data\n1:a\n1,2:b\n3:a\n3,4:b\n";
        assertThat(files.file("most.ts", most)
                        .load("ts", "most.ts")
                        .description()
                        .shape())
                .containsExactly(1, 2);
        files.file("more.ts", most + "1,2,3:a\n");
        files.refuses("more.ts, line 9: found 3 steps; expected at most 2, as @seriesLength says", "ts", "more.ts");
    }

    private void refusesDeclared(String declaration, String cases, String message) {
        files.file("declared.ts", declaration + "\n@classLabel true up down\n@data\n" + cases + "\n");
        files.refuses("declared.ts, line 5: " + message, "ts", "declared.ts");
    }

    @Test
    void aTestFileIsHeldToItsOwnHeader() {
        String header = "@equalLength true\n@classLabel true up down\n@data\n";
        files.file("train.ts", header + "1:2:up\n2:1:down\n").file("test.ts", header + "1:2:up\n1,2:1,2:down\n");
        files.refusesTest(
                "test.ts, line 5: found 2 steps; expected 1, as the cases before", "ts", "train.ts", "test.ts");
        files.file("other.ts", "@dimensions 3\n" + header + "1:2:up\n");
        files.refusesTest(
                "other.ts, line 5: found 2 channels; expected 3, as the header declares", "ts", "train.ts", "other.ts");
    }

    @Test
    void aHeaderThatContradictsItselfIsRefusedByItsLine() {
        refusesHeader("@univariate true\n@dimensions 2", 2, "@univariate is true, but @dimensions 2");
        refusesHeader("@dimensions 1\n@univariate false", 2, "@univariate is false, but @dimensions 1");
        refusesHeader("@dimensions 2\n@dimensions 3", 2, "found @dimensions 3 after @dimensions 2");
        refusesHeader("@equalLength maybe", 1, "found maybe after @equalLength; expected true or false");
        refusesHeader("@missing", 1, "found nothing after @missing; expected true or false");
        refusesHeader("@seriesLength 2.5", 1, "found a series length of 2.5; expected a whole number from 1 on");
    }

    private void refusesHeader(String header, int line, String message) {
        files.file("header.ts", header + "\n@classLabel true up down\n@data\n1:up\n2:down\n");
        files.refuses("header.ts, line " + line + ": " + message, "ts", "header.ts");
    }
}
