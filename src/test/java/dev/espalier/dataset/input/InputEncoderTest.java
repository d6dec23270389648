package dev.espalier.dataset.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.espalier.dataset.Samples;
import dev.espalier.dataset.Written;
import dev.espalier.dataset.core.Inputs;
import dev.espalier.dataset.core.Split;
import dev.espalier.dataset.io.JsonFields;
import dev.espalier.dataset.preprocessing.Preprocessing;
import dev.espalier.dataset.preprocessing.TextPreprocessing;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputEncoderTest {

    @Test
    void aRowIsEncodedAsTheTrainingRowsWere(@TempDir Path root) {
        String table = "age,city,y\n30,Rome,a\n40,Oslo,b\n50,,a\n";
        Split split = new Written(root)
                .file("table.csv", table)
                .loadBoth("csv", "table.csv", "table.csv")
                .split(0, 0);
        float[] test = Samples.numbers(split.test().inputs());
        InputEncoder encoder = encoder(split);
        float[] second = Arrays.copyOfRange(test, 4, 8);
        assertThat(Samples.numbers(encoder.encodeArgument("40, Oslo"))).isEqualTo(second);
        assertThat(Samples.numbers(encoder.encodeJson(Json.text("40,Oslo")))).isEqualTo(second);
        assertThat(Samples.numbers(encoder.encodeJson(new Json.Array(List.of(Json.number(40), Json.text("Oslo"))))))
                .isEqualTo(second);
        assertThat(Samples.numbers(
                        encoder.encodeJson(Samples.options("city", Json.text("Oslo"), "age", Json.number(40)))))
                .isEqualTo(second);
        assertThat(Samples.numbers(
                        encoder.encodeJson(Samples.options("city", new Json.Null(), "age", Json.text("50")))))
                .isEqualTo(Arrays.copyOfRange(test, 8, 12));

        refused(
                () -> encoder.encodeJson(Samples.options("town", Json.text("Oslo"), "age", Json.number(40))),
                "input: lacks city; has unknown columns town; the model takes age (a number), city (Oslo, Rome)");
        refused(() -> encoder.encodeArgument("40"), "input: has 1 values; the model takes 2: age (a number)");
        refused(() -> encoder.encodeArgument("old,Oslo"), "input: column age: found old; expected a number");
        refused(() -> encoder.encodeArgument(""), "input: is 0 rows; expected one");
        refused(() -> encoder.encodeJson(new Json.Bool(true)), "input: is not a row");
    }

    @Test
    void aSeriesIsEncodedAsTheTrainingSeriesWere(@TempDir Path root) {
        String series = "@classLabel true up down\n@data\n1,2,3:9,8,?:up\n4,5:6,7:down\n";
        Split split = new Written(root)
                .file("small.ts", series)
                .loadBoth("ts", "small.ts", "small.ts")
                .split(0, 0);
        Inputs.Series test = (Inputs.Series) split.test().inputs();
        float[] first = Arrays.copyOf(test.values(), 6);
        InputEncoder encoder = encoder(split);
        Inputs.Series line =
                (Inputs.Series) encoder.encodeArgument("1,2,3:9,8,?").inputs();
        assertThat(line.values()).isEqualTo(first);
        assertThat(line.lengths()).containsExactly(3);
        Json channels = new Json.Array(List.of(
                JsonFields.numbers(List.of(1, 2, 3)),
                new Json.Array(List.of(Json.number(9), Json.number(8), new Json.Null()))));
        assertThat(Samples.numbers(encoder.encodeJson(channels))).isEqualTo(first);
        assertThat(Samples.numbers(encoder.encodeJson(Json.text("1,2,3:9,8,?"))))
                .isEqualTo(first);

        refused(
                () -> encoder.encodeArgument("1,2"),
                "input: has 1 channels; the model takes 2 channels of 1 to 3 steps");
        refused(() -> encoder.encodeArgument("1,2,3,4:1,2,3,4"), "input: has 4 steps");
        refused(() -> encoder.encodeArgument("1,2:1"), "input: channel 1 has 1 values; expected 2");
        refused(() -> encoder.encodeJson(Json.EMPTY), "input: is no list");
    }

    @Test
    void aTextIsEncodedAsTheTrainingTextsWere(@TempDir Path root) {
        String texts = "good tea,a\ngood cake 12,b\ngood,a\n";
        Split split = new Written(root)
                .file("texts.csv", texts)
                .loadBoth(
                        "text-csv",
                        "texts.csv",
                        "texts.csv",
                        "min_count",
                        Json.number(1),
                        "header",
                        new Json.Bool(false))
                .split(0, 0);
        InputEncoder encoder = encoder(split);
        Inputs.Tokens test = (Inputs.Tokens) split.test().inputs();
        Inputs.Tokens encoded =
                (Inputs.Tokens) encoder.encodeArgument("GOOD cake 99").inputs();
        assertThat(encoded.ids()).isEqualTo(Arrays.copyOfRange(test.ids(), 3, 6));
        assertThat(((Inputs.Tokens) encoder.encodeJson(Json.text("good soup and tea"))
                                .inputs())
                        .ids())
                .containsExactly(2, TextPreprocessing.UNKNOWN, TextPreprocessing.UNKNOWN);
        assertThat(((Inputs.Tokens) encoder.encodeArgument("").inputs()).lengths())
                .containsExactly(1);
        refused(() -> encoder.encodeJson(Json.number(3)), "input: is not a text");
        refused(() -> encoder.encodeImage(new byte[3], "x.png"), "input: is an image; the model takes a text");
    }

    private static InputEncoder encoder(Split split) {
        // What a model file holds is the preprocessing as JSON; encoding goes by that alone.
        return new InputEncoder(Preprocessing.fromJson(split.preprocessing().toJson()));
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(call).withMessageStartingWith(message);
    }
}
