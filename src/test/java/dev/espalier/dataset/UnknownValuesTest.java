package dev.espalier.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.espalier.dataset.input.EncodedInput;
import dev.espalier.dataset.input.InputEncoder;
import dev.espalier.dataset.io.JsonFields;
import dev.espalier.dataset.preprocessing.Preprocessing;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's values find those of the training rows, and what these never had is told. */
class UnknownValuesTest {
    @TempDir
    Path root;

    private Written files;

    @BeforeEach
    void files() {
        files = new Written(root);
    }

    @Test
    void truthIsWhatTheColumnCallsIt() {
        for (List<String> words : List.of(
                List.of("True", "False"),
                List.of("TRUE", "FALSE"),
                List.of("true", "false"),
                List.of("yes", "no"),
                List.of("Y", "N"),
                List.of("t", "f"),
                List.of("on", "off"))) {
            InputEncoder encoder = encoder("alone,y\n%1$s,a\n%2$s,b\n%1$s,a\n%2$s,b\n".formatted(words.toArray()));
            for (boolean truth : List.of(true, false)) {
                float[] expected =
                        Samples.numbers(encoder.encodeJson(row("alone", Json.text(words.get(truth ? 0 : 1)))));
                EncodedInput found = encoder.encodeJson(row("alone", new Json.Bool(truth)));
                assertThat(found.unknown()).as("%s of %s", truth, words).isEmpty();
                assertThat(Samples.numbers(found)).as("%s of %s", truth, words).isEqualTo(expected);
                assertThat(encoder.encodeJson(row("alone", Json.number(truth ? 1 : 0)))
                                .unknown())
                        .isEmpty();
            }
        }
        InputEncoder capital = encoder("alone,y\nTrue,a\nFalse,b\nTrue,a\nFalse,b\n");
        assertThat(capital.encodeArgument("false").unknown()).isEmpty();
        assertThat(capital.encodeArgument("perhaps").unknown()).containsExactly("alone: 'perhaps'");
    }

    @Test
    void truthInAColumnOfZerosAndOnesIsANumber() {
        InputEncoder encoder = encoder("flag,age,y\n1,30,a\n0,40,b\n0,50,a\n1,60,b\n1,20,a\n");
        Json age = Json.number(30);
        assertThat(Samples.numbers(encoder.encodeJson(Samples.options("flag", new Json.Bool(true), "age", age))))
                .isEqualTo(Samples.numbers(encoder.encodeJson(Samples.options("flag", Json.number(1), "age", age))));
        refused(
                encoder,
                Samples.options("flag", Json.number(1), "age", new Json.Bool(true)),
                "input: column age: found true; expected a number");
    }

    @Test
    void aNumberFindsTheCategoryThatIsWrittenOtherwise() {
        files.file("table.csv", "zone,y\n1.0,a\n2.0,b\n3.0,a\n1.0,b\n");
        InputEncoder encoder = encoder("zone,y\n1.0,a\n2.0,b\n3.0,a\n1.0,b\n", "zone");
        for (Json two : List.of(Json.number(2L), Json.number(2.0), Json.text("2"), Json.text("2.00"))) {
            EncodedInput found = encoder.encodeJson(row("zone", two));
            assertThat(found.unknown()).isEmpty();
            assertThat(Samples.numbers(found)).containsExactly(0, 1, 0);
        }
        assertThat(encoder.encodeJson(row("zone", Json.number(7L))).unknown()).containsExactly("zone: '7'");
    }

    @Test
    void whatTrainingNeverHadIsToldByItsColumn() {
        InputEncoder encoder = encoder("colour,size,y\nred,big,a\nblue,small,b\nred,small,a\n,big,b\n");
        assertThat(encoder.encodeArgument("purple,huge").unknown()).containsExactly("colour: 'purple'", "size: 'huge'");
        assertThat(encoder.encodeArgument("red,small").unknown()).isEmpty();
        assertThat(encoder.encodeJson(Samples.options("colour", new Json.Null(), "size", new Json.Null()))
                        .unknown())
                .containsExactly("size: missing");
    }

    @Test
    void aNumberOfABillionDigitsIsNotWrittenOut() {
        InputEncoder encoder = encoder("colour,y\nred,a\nblue,b\nred,a\nblue,b\n");
        Json huge = new Json.Number(new BigDecimal("1e999999999"));
        assertThat(encoder.encodeJson(row("colour", huge)).unknown()).containsExactly("colour: '1E+999999999'");
        Json tiny = new Json.Number(new BigDecimal("1e-999999999"));
        assertThat(Samples.load(Samples.generated("generator", Json.text("spirals"), "noise", tiny))
                        .description()
                        .checksum())
                .hasSize(64);
    }

    @Test
    void wordsThatTrainingNeverHadAreTold() {
        files.file("texts.csv", "text,label\ngood tea,a\ngood cake,b\ngood tea,a\ntea cake,b\n");
        InputEncoder encoder = new InputEncoder(
                files.loadBoth("text-csv", "texts.csv", "texts.csv").split(0, 0).preprocessing());
        assertThat(encoder.encodeArgument("good coffee, good soup").unknown())
                .containsExactly("word: 'coffee'", "word: ','", "word: 'soup'");
        assertThat(encoder.encodeArgument("good tea").unknown()).isEmpty();
    }

    @Test
    void aNumberThatIsTooFarOutIsRefused() {
        InputEncoder table = encoder("x,y\n1,a\n2,b\n3,a\n4,b\n");
        for (Json far : List.of(Json.number(1e200), Json.text("-1e300"), Json.number(3.4e38))) {
            refused(table, row("x", far), "input: column x: ");
        }
        assertThat(table.encodeArgument("1e6").unknown()).isEmpty();
        files.file("series.ts", "@classLabel true a b\n@data\n1,2:a\n3,4:b\n1,4:a\n");
        InputEncoder series = new InputEncoder(
                files.loadBoth("ts", "series.ts", "series.ts").split(0, 0).preprocessing());
        refused(series, Json.text("1,1e30"), "input: holds a value that is ");
        files.file("pixels.csv", "1,2,a\n3,4,b\n5,6,a\n");
        InputEncoder image = new InputEncoder(
                files.loadBoth("csv-image", "pixels.csv", "pixels.csv", "shape", JsonFields.numbers(List.of(1, 1, 2)))
                        .split(0, 0)
                        .preprocessing());
        refused(image, new Json.Array(List.of(Json.number(1), Json.number(1e30))), "input: holds a value that is ");
    }

    private static void refused(InputEncoder encoder, Json input, String message) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> encoder.encodeJson(input))
                .withMessageStartingWith(message);
    }

    private static Json.Object row(String column, Json value) {
        return Samples.options(column, value);
    }

    /** What a model file holds is the preprocessing as JSON. */
    private InputEncoder encoder(String table, String... categorical) {
        Object[] options = categorical.length == 0
                ? new Object[0]
                : new Object[] {"categorical", JsonFields.texts(List.of(categorical))};
        return new InputEncoder(Preprocessing.fromJson(files.file("table.csv", table)
                .loadBoth("csv", "table.csv", "table.csv", options)
                .split(0, 0)
                .preprocessing()
                .toJson()));
    }
}
