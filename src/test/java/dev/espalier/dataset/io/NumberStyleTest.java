package dev.espalier.dataset.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.espalier.dataset.Samples;
import dev.espalier.dataset.Written;
import dev.espalier.dataset.core.Dataset;
import dev.espalier.dataset.core.Split;
import dev.espalier.dataset.input.InputEncoder;
import dev.espalier.dataset.preprocessing.Preprocessing;
import dev.espalier.study.DatasetColumn;
import dev.espalier.study.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers as people write them. */
class NumberStyleTest {
    @TempDir
    Path root;

    private Written files;

    @BeforeEach
    void files() {
        files = new Written(root);
    }

    @Test
    void marksOfFractionsAndThousandsAreReadAsIsSaid() {
        assertThat(style(',', "none").number(" -0,125 ")).contains(-0.125);
        assertThat(style(',', "none").number("1,5e3")).contains(1500.0);
        assertThat(style(',', "none").number("1.5")).isEmpty();
        assertThat(style('.', ",").number("1,234,567.5")).contains(1234567.5);
        assertThat(style('.', ",").number("12,34,567")).contains(1234567.0);
        assertThat(style('.', ",").number("1234567")).contains(1234567.0);
        assertThat(style('.', ",").number("0,123.5")).contains(123.5);
        assertThat(style('.', ",").number("1,23")).isEmpty();
        assertThat(style('.', ",").number("1,2345")).isEmpty();
        assertThat(style(',', ".").number("-1.234,5")).contains(-1234.5);
        for (String blank : List.of(" ", "\u00A0", "\u202F")) {
            assertThat(style(',', " ").number("1" + blank + "234,5")).contains(1234.5);
        }
        assertThat(style('.', "'").number("1'234")).contains(1234.0);
        assertThat(style(',', ".").percent("12,5 %")).contains(12.5);
        assertThat(style(',', ".").number("12.05.2020")).isEmpty();
        assertThat(style(',', "none").number(",")).isEmpty();
        assertThat(style(',', "none").number("")).isEmpty();
    }

    @Test
    void numbersThatAreWrittenOtherwiseThanIsSaidAreNoCategories() {
        table(row -> "\"" + row + ",5\"");
        refuses("table.csv, line 2: column x: found 0,5; if these are numbers, set option decimal \",\" (or name");
        table(row -> "\"" + (row + 1) + ",234\"");
        refuses("found 1,234; if these are numbers, set option decimal \",\", or thousands \",\" (or");
        table(row -> row == 3 ? "\"1,234,567\"" : Integer.toString(row));
        refuses("table.csv, line 5: column x: found 1,234,567; if these are numbers, set option thousands \",\" (or");
        table(row -> "1.234." + (100 + row));
        refuses("set option decimal \",\" and thousands \".\"");
        table(row -> (row + 1) + " 500,25".replace(",", "."));
        refuses("set option thousands \" \"");
        table(row -> "\"" + row + ",5\"");
        assertThat(files.load("csv", "table.csv", "categorical", JsonFields.texts(List.of("x")))
                        .description()
                        .shape())
                .containsExactly(40);
    }

    @Test
    void aLabelThatIsWrittenOtherwiseIsNoClassEither() {
        StringBuilder rows = new StringBuilder("x;y\n");
        for (int i = 0; i < 40; i++) {
            rows.append(i).append(';').append(i).append(",25\n");
        }
        files.file("table.csv", rows.toString());
        Object[] options = {"delimiter", Json.text(";")};
        files.refuses(
                "table.csv, line 2: column y: found 0,25; if these are numbers, set option decimal \",\" (or say by option task",
                "csv",
                "table.csv",
                options);
        Dataset dataset = files.load("csv", "table.csv", "delimiter", Json.text(";"), "decimal", Json.text(","));
        assertThat(dataset.description().classes()).isEmpty();
        assertThat(dataset.description().columns())
                .containsExactly(
                        new DatasetColumn("x", "input", "number", Optional.empty(), 0),
                        new DatasetColumn("y", "label", "number", Optional.empty(), 0));
    }

    @Test
    void datesVersionsAndCodesAreCategories() {
        for (IntFunction<String> cells : List.<IntFunction<String>>of(
                row -> "%02d.05.2021".formatted(row + 1),
                row -> "2021-05-%02d".formatted(row + 1),
                row -> "1.2." + row,
                row -> "$" + row + ".50",
                row -> "A" + row)) {
            table(cells);
            assertThat(files.load("csv", "table.csv").description().notes())
                    .containsExactly(
                            "column x has 40 values in 40 rows, such as %s: as categories they tell next to nothing; leave it out by option drop, or write it as numbers"
                                    .formatted(cells.apply(0)));
        }
    }

    @Test
    void percentsAreNumbersWhereAllHaveTheSign() {
        table(row -> row + (row % 2 == 0 ? ".5%" : " %"));
        Dataset dataset = files.loadBoth("csv", "table.csv", "table.csv");
        assertThat(dataset.description().columns().getFirst())
                .isEqualTo(new DatasetColumn("x", "input", "percent", Optional.empty(), 0));
        Split split = dataset.split(0, 1);
        Preprocessing stored = Preprocessing.fromJson(split.preprocessing().toJson());
        assertThat(stored).isEqualTo(split.preprocessing());
        InputEncoder encoder = new InputEncoder(stored);
        float expected = Samples.numbers(split.test().inputs())[4];
        for (Json input : List.of(Json.text("4.5%"), Json.text("4.5"), Json.number(4.5))) {
            assertThat(Samples.numbers(encoder.encodeJson(Samples.options("x", input))))
                    .containsExactly(expected);
        }
        table(row -> row == 5 ? "5%" : Integer.toString(row));
        refuses("table.csv, line 7: column x: found 5%, but other rows have numbers without %; expected all with it");
    }

    @Test
    void rowsToPredictAreWrittenAsTheFileIs() {
        table(row -> (row + 1) + ".000,5;" + row);
        files.file(
                "table.csv",
                files.read("table.csv")
                        .replace("x,y", "x;z;y")
                        .replace(",a", ";a")
                        .replace(",b", ";b"));
        Object[] options = {"delimiter", Json.text(";"), "decimal", Json.text(","), "thousands", Json.text(".")};
        for (boolean stream : List.of(true, false)) {
            Object[] all = {
                options[0], options[1], options[2], options[3], options[4], options[5], "stream", new Json.Bool(stream)
            };
            Split split = files.loadBoth("csv", "table.csv", "table.csv", all).split(0, 1);
            float[] test = Samples.numbers(split.test().inputs());
            Preprocessing stored = Preprocessing.fromJson(split.preprocessing().toJson());
            assertThat(stored).isEqualTo(split.preprocessing());
            InputEncoder encoder = new InputEncoder(stored);
            float[] second = {test[2], test[3]};
            assertThat(Samples.numbers(encoder.encodeArgument("2.000,5;1"))).isEqualTo(second);
            assertThat(Samples.numbers(
                            encoder.encodeJson(Samples.options("x", Json.number(2000.5), "z", Json.number(1)))))
                    .isEqualTo(second);
            assertThat(Samples.numbers(
                            encoder.encodeJson(Samples.options("x", Json.text("2.000,5"), "z", Json.text("1")))))
                    .isEqualTo(second);
        }
    }

    @Test
    void whatEachColumnWasTakenForIsTold() {
        files.file(
                "table.csv",
                "id,who,age,flag,wet,share,town,y\n1,p,3,0,True,5%,Rome,a\n2,q,,1,False,6%,,b\n3,r,5,0,True,7%,Oslo,a\n4,s,7,1,False,8%,Rome,b\n5,t,9,1,True,9%,Bern,a\n");
        Json dropped = JsonFields.texts(List.of("id", "wet"));
        for (boolean stream : List.of(true, false)) {
            assertThat(files.load(
                                    "csv",
                                    "table.csv",
                                    "drop",
                                    dropped,
                                    "group",
                                    Json.text("who"),
                                    "stream",
                                    new Json.Bool(stream))
                            .description()
                            .columns())
                    .containsExactly(
                            new DatasetColumn("id", "unused", "number", Optional.empty(), 0),
                            new DatasetColumn("who", "group", "category", Optional.empty(), 0),
                            new DatasetColumn("age", "input", "number", Optional.empty(), 1),
                            new DatasetColumn("flag", "input", "boolean", Optional.empty(), 0),
                            new DatasetColumn("wet", "unused", "boolean", Optional.empty(), 0),
                            new DatasetColumn("share", "input", "percent", Optional.empty(), 0),
                            new DatasetColumn("town", "input", "category", Optional.of(3), 1),
                            new DatasetColumn("y", "label", "category", Optional.of(2), 0));
        }
        files.file("texts.csv", "text,source,label\none two,x,a\ntwo,x,b\none,y,a\nthree,y,b\nfour,z,a\n");
        assertThat(files.load("text-csv", "texts.csv", "text", Json.text("text"))
                        .description()
                        .columns())
                .extracting(DatasetColumn::name, DatasetColumn::use, DatasetColumn::type)
                .containsExactly(
                        tuple("text", "input", "text"),
                        tuple("source", "unused", "category"),
                        tuple("label", "label", "category"));
    }

    @Test
    void oneMarkForBothIsRefused() {
        table(Integer::toString);
        files.refuses(
                "options.thousands: is ,, which is what stands before fractions",
                "csv",
                "table.csv",
                "decimal",
                Json.text(","),
                "thousands",
                Json.text(","));
    }

    @Test
    void aBareFileOfPercentsHasNoHeader() {
        files.file("bare.csv", "12%,a\n13%,b\n14%,a\n15%,b\n16%,a\n");
        assertThat(files.loadBoth("csv", "bare.csv", "bare.csv").description().trainSize())
                .isEqualTo(5);
    }

    private static NumberStyle style(char decimal, String thousands) {
        return new NumberStyle(decimal, thousands.equals("none") ? Optional.empty() : Optional.of(thousands.charAt(0)));
    }

    private void refuses(String message) {
        files.refuses(message, "csv", "table.csv");
    }

    private void table(IntFunction<String> cell) {
        StringBuilder rows = new StringBuilder("x,y\n");
        for (int i = 0; i < 40; i++) {
            rows.append(cell.apply(i)).append(i % 3 == 0 ? ",a\n" : ",b\n");
        }
        files.file("table.csv", rows.toString());
    }
}
