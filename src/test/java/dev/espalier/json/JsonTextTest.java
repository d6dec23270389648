package dev.espalier.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.study.Failure;
import dev.espalier.study.Json;
import dev.espalier.testing.Property;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                .hasMessage("Not JSON at line 1, column 13: the member \"a\" appears twice.");
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
                .hasMessageContaining("nested more than 256 deep");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] bytes = {'"', (byte) 0xc3, (byte) 0x28, '"'};

        assertThatThrownBy(() -> JsonText.parse(bytes)).isInstanceOf(MalformedJson.class);
    }

    @Test
    void columnsCountCharactersWhateverBytesTheyTake() {
        assertThatThrownBy(() -> JsonText.parse("[\"äöü漢\", x]".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("line 1, column 10: x is not a value in JSON");
        assertThat(JsonText.parse("\ufeff[]".getBytes(StandardCharsets.UTF_8))).isEqualTo(new Json.Array(List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"y":NaN}         | column 9: NaN is not a number in JSON; write "nan".
            {"y":-Infinity}   | column 15: -Infinity is not a number in JSON; write "-inf".
            [Infinity]        | write "inf".
            {} x              | column 4: unexpected content after the JSON value.
            {"a":1}}          | column 8: unexpected content after the JSON value.
            1 2               | column 3: unexpected content after the JSON value.
            ` `               | there is no value, only white space.
            {"a":[1           | column 8: the text ends before the array that begins at line 1, column 6 is closed.
            {"a":1            | the text ends before the object that begins at line 1, column 1 is closed.
            "a                | the text ends within a string.
            -                 | the text ends within a value.
            [1,]              | column 4: ] was found where a value was expected.
            [1 2]             | column 4: 2 was found where a comma was expected.
            {"a" 1}           | column 6: 1 was found where the colon after a member's name was expected.
            {'a': 1}          | column 2: ' was found where a member's name in double quotes was expected.
            [}                | } cannot close the array that begins at line 1, column 1.
            ]                 | ] closes nothing that is open.
            True              | True is not a value in JSON; write true.
            None              | None is not a value in JSON; write null.
            abc               | abc is not a value in JSON; strings stand in double quotes.
            // c              | JSON has no comments.
            +1                | a number cannot begin with a plus sign.
            01                | a number cannot begin with a zero that digits follow.
            [1.]              | a digit must follow the decimal point.
            [1e]              | a digit must follow the exponent's e.
            -x                | a digit must follow the minus sign.
            0x1               | x cannot follow the number before it.
            "\\x"              | \\x is not an escape that JSON knows.
            "\\u12"            | four hexadecimal digits must follow \\u.
            1e99999999999     | the number 1e99999999999 is out of range.
            """)
    void whatIsWrongIsSaidInWordsOfOurOwn(String text, String words) {
        assertThatThrownBy(() -> JsonText.parse(text))
                .isInstanceOf(MalformedJson.class)
                .hasMessageStartingWith("Not JSON at line 1, column ")
                .hasMessageEndingWith(words);
    }

    @Test
    void whateverIsWrongNoClassOrOptionOfTheParserIsNamed() {
        String whole = "{\"a\": [1, -2.5e3, \"b\\n\", true, null], \"c\": {}}";
        Property.check(3, 3_000, random -> {
            StringBuilder text = new StringBuilder(whole);
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                String scraps = "{}[],:\"\\'-+.eE0aN/*#\u0000\u0007\ud800\n ";
                text.setCharAt(random.nextInt(text.length()), scraps.charAt(random.nextInt(scraps.length())));
            }
            try {
                JsonText.parse(text.toString());
            } catch (MalformedJson wrong) {
                assertThat(wrong.getMessage())
                        .as("%s", text)
                        .doesNotContain("Feature", "REDACTED", "CTRL", "Object", "cannot be read")
                        .matches("(?s)Not JSON at line \\d+, column \\d+: .+\\.");
            }
        });
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
