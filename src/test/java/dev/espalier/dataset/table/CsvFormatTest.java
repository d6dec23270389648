package dev.espalier.dataset.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.dataset.Samples;
import dev.espalier.dataset.Written;
import dev.espalier.dataset.core.Dataset;
import dev.espalier.dataset.core.Folds;
import dev.espalier.dataset.core.Split;
import dev.espalier.dataset.core.Targets;
import dev.espalier.dataset.input.InputEncoder;
import dev.espalier.dataset.io.JsonFields;
import dev.espalier.dataset.preprocessing.Preprocessing;
import dev.espalier.dataset.preprocessing.TabularPreprocessing;
import dev.espalier.dataset.preprocessing.TargetPreprocessing;
import dev.espalier.study.Json;
import dev.espalier.testing.Rounding;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFormatTest {
    @TempDir
    Path root;

    private Written files;

    @BeforeEach
    void files() {
        files = new Written(root);
    }

    @Test
    void numbersAreStandardisedAndWordsBecomeOneColumnALevel() {
        files.file("train.csv", """
                length, colour, kind
                1, red, a
                3, blue, b
                , red, a
                2, , b
                """).file("test.csv", """
                length, colour, kind
                4, green, a
                NA, ?, b
                """);
        Split split = files.loadBoth("csv", "train.csv", "test.csv").split(0, 0);
        TabularPreprocessing table =
                (TabularPreprocessing) split.preprocessing().input();
        double standardDeviation = Math.sqrt(2.0 / 3);
        assertThat(table.columns())
                .containsExactly(
                        new TabularPreprocessing.Numeric(
                                "length", 2, standardDeviation, TabularPreprocessing.Missing.MARKED),
                        new TabularPreprocessing.Categorical("colour", List.of("", "blue", "red")));
        assertThat(table.parts()).containsExactly(1, 1, 3);
        // A level that training never showed stands with what is missing; a missing number is the mean, and marked.
        assertThat(Samples.numbers(split.test().inputs()))
                .containsExactly((float) (2 / standardDeviation), 0, 1, 0, 0, 0, 1, 1, 0, 0);
        InputEncoder stored =
                new InputEncoder(Preprocessing.fromJson(split.preprocessing().toJson()));
        assertThat(Samples.numbers(stored.encodeArgument("4, violet")))
                .containsExactly((float) (2 / standardDeviation), 0, 1, 0, 0);
        assertThat(Samples.numbers(stored.encodeArgument("?, red"))).containsExactly(0, 1, 0, 0, 1);
        assertThat(split.preprocessing().classes()).containsExactly("a", "b");
    }

    @Test
    void howManyColumnsHoldCategoriesIsTold() {
        files.file("numbers.csv", "x,y\n1,a\n2,b\n3,a\n4,b\n5,a\n6,b\n")
                .file("mixed.csv", "x,z,only,y\n1,r,u,a\n2,s,u,b\n3,r,u,a\n4,s,u,b\n5,r,u,a\n6,s,u,b\n");
        assertThat(files.load("csv", "numbers.csv").description().categories()).contains(0);
        assertThat(files.load("csv", "mixed.csv").description().categories()).contains(1);
    }

    @Test
    void aHeaderIsToldFromData() {
        files.file("named.csv", "x,y\n1,a\n2,b\n3,a\n4,b\n")
                .file("bare.csv", "1,a\n2,b\n3,a\n4,b\n")
                .file("words.csv", "colour,size\nred,big\nblue,small\nred,small\nblue,big\n")
                .file("bare-words.csv", "red,big\nblue,small\nred,small\nblue,big\n");
        assertThat(rows("named.csv")).isEqualTo(4);
        assertThat(rows("bare.csv")).isEqualTo(4);
        assertThat(rows("words.csv")).isEqualTo(4);
        assertThat(rows("bare-words.csv")).isEqualTo(4);
        assertThat(rows("named.csv", "header", new Json.Bool(true))).isEqualTo(4);
        files.refuses(
                "options.header: must be true, false or \"auto\"", "csv", "bare.csv", "header", Json.text("perhaps"));
    }

    @Test
    void theLabelIsFoundByNameIndexOrPlace() {
        files.file("table.csv", "kind,x,y\na,1,2\nb,2,3\na,3,4\nb,4,5\na,6,7\n");
        for (Json label : List.of(Json.text("kind"), Json.number(0), Json.text("first"))) {
            assertThat(files.load("csv", "table.csv", "label", label)
                            .description()
                            .classes())
                    .containsExactly("a", "b");
        }
        files.refuses(
                "options.label: table.csv has no column colour; its columns are kind, x, y",
                "csv",
                "table.csv",
                "label",
                Json.text("colour"));
        files.refuses("options.label: table.csv has no column 9", "csv", "table.csv", "label", Json.number(9));
        files.refuses("options.label: must be a column's name", "csv", "table.csv", "label", new Json.Bool(true));
    }

    @Test
    void columnsAreDroppedAndDeclaredCategorical() {
        files.file("table.csv", "id,zone,y\n1,1,a\n2,2,b\n3,3,a\n4,1,b\n5,2,b\n6,3,a\n");
        Dataset dataset = files.load(
                "csv",
                "table.csv",
                "drop",
                JsonFields.texts(List.of("id")),
                "categorical",
                JsonFields.texts(List.of("zone")));
        assertThat(dataset.description().shape()).containsExactly(3);
        files.refuses(
                "options.drop: table.csv has no column name",
                "csv",
                "table.csv",
                "drop",
                JsonFields.texts(List.of("name")));
        files.refuses(
                "has no column but the label", "csv", "table.csv", "drop", JsonFields.texts(List.of("id", "zone")));
    }

    @Test
    void whatTrainingNeverLacksIsNotMarkedAndUnknownLevelsAreZeros() {
        files.file("train.csv", "x,colour,y\n1,red,a\n2,blue,b\n3,red,a\n").file("test.csv", "x,colour,y\n,green,a\n");
        Split split = files.loadBoth("csv", "train.csv", "test.csv").split(0, 0);
        assertThat(Samples.numbers(split.test().inputs())).containsExactly(0, 0, 0);
        assertThat(((TabularPreprocessing) split.preprocessing().input()).parts())
                .containsExactly(1, 2);
    }

    @Test
    void rareLevelsStandTogetherWithUnknownOnes() {
        StringBuilder rows = new StringBuilder("code,y\n");
        for (int i = 0; i < 300; i++) {
            rows.append("c").append(i < 150 ? i % 3 : i).append(i % 2 == 0 ? ",a\n" : ",b\n");
        }
        files.file("train.csv", rows.toString()).file("test.csv", "code,y\nc1,a\nnever,b\n,a\n");
        Split split = files.loadBoth("csv", "train.csv", "test.csv").split(0, 0);
        float[] encoded = Samples.numbers(split.test().inputs());
        assertThat(encoded).hasSize(300);
        assertThat(encoded[0]).isZero();
        assertThat(encoded[100]).isOne();
        assertThat(encoded[200]).isOne();
        TabularPreprocessing table =
                (TabularPreprocessing) split.preprocessing().input();
        assertThat(((TabularPreprocessing.Categorical) table.columns().getFirst()).levels())
                .contains("", "c0", "c1", "c2")
                .hasSize(100);
    }

    @Test
    void columnsAreKeptOrIgnored() {
        files.file("table.csv", "id,zone,x,y\n1,1,5,a\n2,2,6,b\n3,3,5,a\n4,1,6,b\n5,2,7,b\n6,3,5,a\n");
        Json zone = JsonFields.texts(List.of("zone"));
        assertThat(columns("columns", JsonFields.texts(List.of("zone", "x")))).containsExactly("zone", "x");
        assertThat(columns("ignore", JsonFields.texts(List.of("id")))).containsExactly("zone", "x");
        assertThat(columns("columns", JsonFields.texts(List.of("zone", "x")), "ignore", zone))
                .containsExactly("x");
        files.refuses(
                "options.columns: table.csv has no column age",
                "csv",
                "table.csv",
                "columns",
                JsonFields.texts(List.of("age")));
    }

    private List<String> columns(Object... options) {
        return ((TabularPreprocessing) files.load("csv", "table.csv", options)
                        .split(0, 0)
                        .preprocessing()
                        .input())
                .columns().stream().map(TabularPreprocessing.Column::name).toList();
    }

    @Test
    void theTaskIsToldFromTheLabel() {
        StringBuilder amounts = new StringBuilder("x,y\n");
        StringBuilder grades = new StringBuilder("x,y\n");
        for (int i = 0; i < 40; i++) {
            amounts.append(i).append(',').append(i * 3).append('\n');
            grades.append(i).append(',').append(i % 4).append('\n');
        }
        files.file("amounts.csv", amounts.toString()).file("grades.csv", grades.toString());
        assertThat(files.load("csv", "amounts.csv").description().classes()).isEmpty();
        assertThat(files.load("csv", "grades.csv").description().classes()).containsExactly("0", "1", "2", "3");
        assertThat(files.load("csv", "grades.csv", "task", Json.text("regression"))
                        .description()
                        .classes())
                .isEmpty();
        files.refuses(
                "options.task: must be one of auto, classification, regression",
                "csv",
                "grades.csv",
                "task",
                Json.text("ranking"));
    }

    @Test
    void numbersToPredictAreStandardisedByTheTrainingRows() {
        files.file("train.csv", "x,y\n1,10.5\n2,20.5\n3,30.5\n").file("test.csv", "x,y\n1,40.5\n");
        Split split = files.loadBoth("csv", "train.csv", "test.csv").split(0, 0);
        TargetPreprocessing.Number number =
                (TargetPreprocessing.Number) split.preprocessing().target();
        assertThat(number.mean()).isEqualTo(20.5);
        float[] test = ((Targets.Values) split.test().targets()).values();
        assertThat(test[0] * number.standardDeviation() + number.mean()).isCloseTo(40.5, within(20 * Rounding.UNIT));
    }

    @Test
    void aRowOfAnotherWidthIsNamedByItsLine() {
        files.file("table.csv", "x,y\n1,a\n\n2,\"b\nb\"\n3,a,4\n");
        files.refuses("table.csv, line 6: found 3 columns; expected 2, as in the first row", "csv", "table.csv");
        files.file("last.csv", "x,y\n1,a\n2");
        files.refuses("last.csv, line 3: found 1 columns; expected 2", "csv", "last.csv");
    }

    @Test
    void aSlipInAColumnOfNumbersIsNamed() {
        StringBuilder table = new StringBuilder("age,y\n");
        for (int i = 0; i < 30; i++) {
            table.append(i == 20 ? "2l" : Integer.toString(i)).append(i % 2 == 0 ? ",a\n" : ",b\n");
        }
        files.file("table.csv", table.toString());
        files.refuses(
                "table.csv, line 22: column age: found 2l; expected a number, as in 29 other rows", "csv", "table.csv");
        assertThat(files.load("csv", "table.csv", "categorical", JsonFields.texts(List.of("age")))
                        .description()
                        .shape())
                .containsExactly(30);
    }

    @Test
    void theTestFileMustBeLikeTheTrainingFile() {
        files.file("train.csv", "x,y\n1,a\n2,b\n3,a\n")
                .file("renamed.csv", "x,z\n1,a\n")
                .file("words.csv", "x,y\n1,a\ntwo,b\n")
                .file("classes.csv", "x,y\n1,a\n2,c\n")
                .file("bare.csv", "x,y\n");
        files.refusesTest(
                "renamed.csv, line 1: found the columns x, z; expected those of the training file, x, y",
                "csv",
                "train.csv",
                "renamed.csv");
        files.refusesTest("words.csv, line 3: column x: found two; expected a number", "csv", "train.csv", "words.csv");
        files.refusesTest(
                "classes.csv, line 3: found the class c; expected one of a, b", "csv", "train.csv", "classes.csv");
        files.refusesTest("bare.csv: has a header but no rows below it", "csv", "train.csv", "bare.csv");
    }

    @Test
    void whatCannotBeLearntFromIsRefused() {
        files.file("empty.csv", "")
                .file("one-class.csv", "1,a\n2,a\n3,a\n")
                .file("no-label.csv", "1,a\n2,\n3,b\n")
                .file("twice.csv", "x,x,y\n1,2,a\n2,3,b\n")
                .file("quote.csv", "x,y\n1,\"a\" b\n2,b\n")
                .file("few.csv", "1,a\n2,b\n");
        files.refuses("empty.csv: is empty", "csv", "empty.csv");
        files.refuses("one-class.csv: every training example is of class a", "csv", "one-class.csv");
        files.refuses("no-label.csv, line 2: has no label in column column_1", "csv", "no-label.csv");
        files.refuses("twice.csv, line 1: two columns are called x", "csv", "twice.csv");
        files.refuses("quote.csv: is not well formed", "csv", "quote.csv");
        files.refuses("few.csv: has 2 examples and none to spare for the test", "csv", "few.csv");
    }

    private int rows(String file, Object... options) {
        var description = files.load("csv", file, options).description();
        return description.trainSize() + description.testSize();
    }

    @Test
    void aSlipAmongNumbersToPredictIsNamedAndMakesNoClasses() {
        for (String slip : List.of("12,5", "NA", "\"\"")) {
            StringBuilder table = new StringBuilder("x;y\n");
            for (int i = 0; i < 40; i++) {
                table.append(i).append(';').append(i == 20 ? slip : i + ".5").append('\n');
            }
            files.file("table.csv", table.toString());
            String found = slip.equals("\"\"") ? "nothing" : slip;
            for (Json task : List.of(Json.text("auto"), Json.text("regression"))) {
                files.refuses(
                        "table.csv, line 22: column y: found " + found + "; expected a number",
                        "csv",
                        "table.csv",
                        "delimiter",
                        Json.text(";"),
                        "task",
                        task);
            }
        }
    }

    @Test
    void aMissingLabelIsNoClass() {
        files.file("table.csv", "x,y\n1,a\n2,b\n3,NA\n4,a\n5,b\n");
        files.refuses(
                "table.csv, line 4: has no label in column y: found NA, which stands for a missing one",
                "csv",
                "table.csv");
        files.file("texts.csv", "text,label\none two,a\ntwo three,b\none,?\n");
        files.refuses("texts.csv, line 4: has no label in column label: found ?", "text-csv", "texts.csv");
    }

    @Test
    void levelsAndMarksAreThoseOfTheRowsTrainedOnAndTheWidthIsTheDataSets() {
        StringBuilder rows = new StringBuilder("x,colour,y\n");
        for (int i = 0; i < 40; i++) {
            rows.append(i == 3 ? "" : Integer.toString(i)).append(i == 3 ? ",rare" : i % 2 == 0 ? ",red" : ",blue");
            rows.append(i % 4 < 2 ? ",a\n" : ",b\n");
        }
        Dataset dataset = files.file("table.csv", rows.toString())
                .file("test.csv", "x,colour,y\n1,green,a\n,red,b\n")
                .loadBoth("csv", "table.csv", "test.csv");
        assertThat(dataset.description().shape()).containsExactly(5);
        Folds folds = dataset.folds(4, 1);
        for (int fold = 0; fold < folds.count(); fold++) {
            Split split = folds.split(fold);
            TabularPreprocessing table =
                    (TabularPreprocessing) split.preprocessing().input();
            float[] held = Samples.numbers(split.validation().inputs());
            boolean heldOut = IntStream.range(0, split.validation().size())
                    .anyMatch(row ->
                            held[5 * row] == 0 && held[5 * row + 2] + held[5 * row + 3] + held[5 * row + 4] == 0);
            assertThat(((TabularPreprocessing.Numeric) table.columns().getFirst()).missing())
                    .isEqualTo(heldOut ? TabularPreprocessing.Missing.UNMARKED : TabularPreprocessing.Missing.MARKED);
            assertThat(table.columns().getLast())
                    .isEqualTo(new TabularPreprocessing.Categorical(
                            "colour", heldOut ? List.of("blue", "red") : List.of("blue", "rare", "red"), 3));
            assertThat(table.shape()).containsExactly(5);
            assertThat(Samples.numbers(split.test().inputs()))
                    .as("a missing number")
                    .endsWith(0, heldOut ? 0 : 1, 0, heldOut ? 1 : 0, heldOut ? 0 : 1);
            Preprocessing stored = Preprocessing.fromJson(split.preprocessing().toJson());
            assertThat(stored).isEqualTo(split.preprocessing());
            assertThat(Samples.numbers(new InputEncoder(stored).encodeArgument(",rare")))
                    .containsExactly(0, heldOut ? 0 : 1, 0, heldOut ? 0 : 1, 0);
        }
    }

    @Test
    void theHundredLevelsThatAreKeptAreThoseOfTheRowsTrainedOn() {
        StringBuilder rows = new StringBuilder("code,y\n");
        for (int i = 0; i < 240; i++) {
            rows.append("c").append(i / 2).append(i % 4 < 2 ? ",a\n" : ",b\n");
        }
        Dataset dataset = files.file("table.csv", rows.toString())
                .file("test.csv", "code,y\nc1,a\n")
                .loadBoth("csv", "table.csv", "test.csv");
        Split split = dataset.split(0.4, 2);
        TabularPreprocessing.Categorical code = (TabularPreprocessing.Categorical)
                ((TabularPreprocessing) split.preprocessing().input()).columns().getFirst();
        assertThat(code.width()).isEqualTo(100);
        float[] train = Samples.numbers(split.train().inputs());
        for (int level = 0; level < code.levels().size(); level++) {
            int column = level;
            assertThat(IntStream.range(0, split.train().size()).anyMatch(row -> train[100 * row + column] == 1))
                    .as("level %s is in the training part", code.levels().get(level))
                    .isTrue();
        }
    }

    @Test
    void aFirstRowThatMayBeAnExampleIsAskedAbout() {
        files.file("rare.csv", "opal,gem\noak,tree\nelm,tree\nlynx,cat\nash,tree\n")
                .file("named.csv", "word,class\noak,tree\nelm,tree\nlynx,cat\nash,tree\npuma,cat\n")
                .file(
                        "prose.csv",
                        "this is the one with gems in it,gem\n"
                                + "an oak is a very old tree,tree\nthe elm is a tall old tree,tree\n"
                                + "the ash is a tree of the north,tree\na puma is a very large cat,cat\n"
                                + "a lynx is not such a large cat,cat\n");
        files.refuses(
                "rare.csv, line 1: may name the columns or be the first example: its label, gem, occurs once",
                "csv",
                "rare.csv");
        assertThat(rows("rare.csv", "header", new Json.Bool(false))).isEqualTo(5);
        assertThat(rows("named.csv")).isEqualTo(5);
        assertThat(files.load("text-csv", "prose.csv").description().classes()).containsExactly("cat", "gem", "tree");
    }
}
