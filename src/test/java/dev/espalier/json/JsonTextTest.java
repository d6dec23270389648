package dev.espalier.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.study.Failure;
import dev.espalier.study.Json;
import dev.espalier.testing.Property;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    @Test
    void whatIsPrintedParsesToTheSame() {
        Property.check(1, 300, random -> {
            Json json = randomJson(random, 4);
            assertThat(JsonText.parse(JsonText.print(json))).isEqualTo(json);
            assertThat(JsonText.parse(JsonText.pretty(json).getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(json);
        });
    }

    @Test
    void membersKeepTheirOrder() {
        assertThat(JsonText.print(JsonText.parse("{\"z\": 1, \"a\": {\"y\": [], \"b\": null}}")))
                .isEqualTo("{\"z\":1,\"a\":{\"y\":[],\"b\":null}}");
    }

    @Test
    void numbersArePrintedPlainlyWhereTheyAreShort() {
        assertThat(JsonText.print(JsonText.parse("[100, 1e2, 0.0010, 1E-9, 3.0, -0.0, 1e400]")))
                .isEqualTo("[100,100,0.001,1E-9,3,0,1E+400]");
    }

    @Test
    void aMistakeIsNamedWithLineAndColumn() {
        assertThatThrownBy(() -> JsonText.parse("{\"a\": 1,\n \"b\": tru}"))
                .isInstanceOf(MalformedJson.class)
                .hasMessageContaining("line 2, column")
                .extracting(thrown -> ((Failure) thrown).category())
                .isEqualTo(Failure.Category.MALFORMED);
    }

    @Test
    void aDuplicateMemberIsRefused() {
        assertThatThrownBy(() -> JsonText.parse("{\"a\": 1, \"a\": 2}"))
                .isInstanceOf(MalformedJson.class)
                .hasMessageContaining("Duplicate")
                .hasMessageContaining("'a'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "{",
                "[1,]",
                "{'a': 1}",
                "{a: 1}",
                "nul",
                "1 2",
                "{} x",
                "// c\n1",
                "NaN",
                "01",
                "+1",
                "\"a",
                "\"\t\"",
                "[1 2]",
                "1e99999999999"
            })
    void whatIsNotJsonIsRefused(String text) {
        assertThatThrownBy(() -> JsonText.parse(text)).isInstanceOf(MalformedJson.class);
    }

    @Test
    void nestingBeyondTheLimitIsRefusedWithoutOverflowingTheStack() {
        assertThat(JsonText.parse("[".repeat(JsonText.DEEPEST) + "]".repeat(JsonText.DEEPEST)))
                .isInstanceOf(Json.Array.class);
        assertThatThrownBy(() -> JsonText.parse("[".repeat(1_000_000)))
                .isInstanceOf(MalformedJson.class)
                .hasMessageContaining("depth");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] bytes = {'"', (byte) 0xc3, (byte) 0x28, '"'};

        assertThatThrownBy(() -> JsonText.parse(bytes)).isInstanceOf(MalformedJson.class);
    }

    @Test
    void aStreamIsReadToItsEnd() {
        String text = "\"" + "ä".repeat(100_000) + "\"";

        assertThat(JsonText.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(Json.text("ä".repeat(100_000)));
    }

    static Json randomJson(RandomGenerator random, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> new Json.Null();
            case 1 -> new Json.Bool(random.nextBoolean());
            case 2 -> Json.number(random.nextLong() >> random.nextInt(64));
            case 3 -> new Json.Number(BigDecimal.valueOf(random.nextLong(), random.nextInt(-30, 30)));
            case 4 -> Json.text(randomText(random));
            case 5 -> new Json.Array(randomItems(random, depth));
            default -> randomObject(random, depth);
        };
    }

    static Json.Object randomObject(RandomGenerator random, int depth) {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        randomItems(random, depth).forEach(item -> members.put(randomText(random), item));
        return new Json.Object(members);
    }

    private static List<Json> randomItems(RandomGenerator random, int depth) {
        List<Json> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(randomJson(random, depth - 1));
        }
        return items;
    }

    static String randomText(RandomGenerator random) {
        int[] alphabet = "ab.$\"\\\n\u0001ü漢🌳 7".codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }
}
