package dev.espalier.bench.fuzz;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;

/** Changes what is right into what is nearly right. */
final class Mutator {
    private static final List<String> WORDS = List.of(
            "",
            "a",
            "x",
            "trial.x",
            "nan",
            "inf",
            "-1",
            "\u0000",
            "\ud83c\udf33",
            "'; --",
            "../..",
            "/etc/passwd",
            "PT1S",
            "P999999999Y",
            "-PT1S",
            "$float",
            "$choice",
            "%zz",
            "x <",
            "x < 9",
            "2 > 1",
            "1/0 > x",
            "((((((((((x",
            "x && y",
            "SUM(x,1)<9",
            "\"",
            "\\",
            "\u202e",
            "null",
            "true",
            "a.b.c",
            ".",
            "..",
            " ",
            "${user.home}",
            "%s%n",
            "<b>",
            "é",
            "a".repeat(3_000),
            "=1+1",
            "first",
            "last");
    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1",
            "2",
            "0.5",
            "1e400",
            "-1e999999",
            "1e-400",
            "9223372036854775808",
            "2147483648",
            "2147483647",
            "1e18",
            "1e-9",
            "4096",
            "1e308",
            "-1e308",
            "100000",
            "0.1",
            "3");
    private static final List<String> SCRAPS = List.of(
            "NaN",
            "Infinity",
            "-",
            "'",
            "/* */",
            "//",
            ",",
            ",,",
            ":",
            "]",
            "}",
            "{",
            "[",
            "\"",
            "\\",
            "\\ud800",
            "\\u0000",
            "\u0000",
            "01",
            "+1",
            ".5",
            "1.",
            "1e",
            "tru",
            "nul",
            "\t",
            "\n",
            "\"a\":1,\"a\":1",
            "[[[[[[[[[[[[",
            "undefined",
            "0x1",
            "1_000",
            "True",
            "\ufeff",
            "NaN}",
            "1e99999999999");

    private final RandomGenerator random;
    private final Corpus corpus;

    Mutator(RandomGenerator random, Corpus corpus) {
        this.random = random;
        this.corpus = corpus;
    }

    /** Whether it is one of the words put into requests, which answers to later ones may hold. */
    static boolean knows(String words) {
        return WORDS.contains(words);
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    <T> T one(List<T> options) {
        return options.get(random.nextInt(options.size()));
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A word that some API might not like. */
    String word() {
        return oneIn(2) ? one(WORDS) : oneIn(2) ? one(NUMBERS) : one(corpus.names());
    }

    /** The same for an address. */
    String escaped() {
        String word = word();
        return oneIn(8)
                ? word.codePoints().allMatch(point -> point > ' ' && point < 127) ? word : "%00"
                : URLEncoder.encode(word.substring(0, Math.min(word.length(), 500)), StandardCharsets.UTF_8);
    }

    /** The value with one to four things in it replaced, removed, added or doubled. */
    Json mutate(Json json) {
        Json mutated = json;
        for (int times = 1 + (oneIn(3) ? 1 + random.nextInt(3) : 0); times > 0; times--) {
            mutated = change(mutated);
        }
        return mutated;
    }

    private Json change(Json json) {
        return switch (json) {
            case Json.Object object when !object.members().isEmpty() && !oneIn(10) -> member(object);
            case Json.Array array when !array.items().isEmpty() && !oneIn(6) -> item(array);
            case Json.Number number when oneIn(2) -> near(number);
            case Json.Object _, Json.Array _, Json.Text _, Json.Number _, Json.Bool _, Json.Null _ -> anything(2);
        };
    }

    private Json member(Json.Object object) {
        String name = one(List.copyOf(object.members().keySet()));
        Json value = object.get(name).orElseThrow();
        return switch (random.nextInt(12)) {
            case 0 -> renamed(object, name, "");
            case 1 -> object.with(word(), anything(2));
            case 2 -> renamed(object, name, word());
            case 3 -> object.with(one(corpus.names()), value);
            case 4 -> object.with(name, one(corpus.pieces()));
            default -> object.with(name, change(value));
        };
    }

    /** @param other empty to leave the member out */
    private static Json renamed(Json.Object object, String name, String other) {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        object.members().forEach((key, value) -> {
            if (!key.equals(name)) {
                members.put(key, value);
            } else if (!other.isEmpty()) {
                members.put(other, value);
            }
        });
        return new Json.Object(members);
    }

    private Json item(Json.Array array) {
        List<Json> items = new ArrayList<>(array.items());
        int index = random.nextInt(items.size());
        switch (random.nextInt(6)) {
            case 0 -> items.remove(index);
            case 1 -> items.add(items.get(index));
            case 2 -> items.add(anything(2));
            default -> items.set(index, change(items.get(index)));
        }
        return new Json.Array(items);
    }

    private Json near(Json.Number number) {
        double value = number.doubleValue();
        return Json.number(
                switch (random.nextInt(5)) {
                    case 0 -> -value;
                    case 1 -> value + 1;
                    case 2 -> value / 1_000;
                    case 3 -> value + 0.5;
                    default -> value * 10;
                });
    }

    private Json anything(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 11)) {
            case 0 -> new Json.Null();
            case 1 -> new Json.Bool(random.nextBoolean());
            case 2 -> Json.text(word());
            case 3 -> JsonText.parse(one(NUMBERS));
            case 4 -> oneIn(2) ? Json.EMPTY : new Json.Array(List.of());
            case 5 -> new Json.Array(List.of(anything(depth - 1), anything(depth - 1)));
            case 6 -> Json.EMPTY.with(word(), anything(depth - 1));
            case 7 -> Json.EMPTY.with(one(List.of("$float", "$int", "$choice", "$ordinal")), one(corpus.pieces()));
            case 8 -> oneIn(8) ? many() : Json.text(word());
            case 9 -> oneIn(8) ? deep() : one(corpus.pieces());
            default -> one(corpus.pieces());
        };
    }

    private Json many() {
        Json item = anything(0);
        int count = 1 << (4 + random.nextInt(8));
        return new Json.Array(
                oneIn(2)
                        ? java.util.Collections.nCopies(count, item)
                        : java.util.stream.IntStream.range(0, count)
                                .mapToObj(Json::number)
                                .map(Json.class::cast)
                                .toList());
    }

    private Json deep() {
        Json json = anything(0);
        boolean lists = random.nextBoolean();
        for (int level = 1 << (3 + random.nextInt(5)); level > 0; level--) {
            json = lists ? new Json.Array(List.of(json)) : Json.EMPTY.with("a", json);
        }
        return json;
    }

    /** The text with some of its bytes changed, cut off or put in. */
    byte[] garble(byte[] text) {
        if (text.length == 0) {
            return one(SCRAPS).getBytes(StandardCharsets.UTF_8);
        }
        int at = random.nextInt(text.length);
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(text, at);
            case 1 -> {
                byte[] flipped = text.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
            case 2 -> put(text, at, one(SCRAPS).getBytes(StandardCharsets.UTF_8), at);
            default ->
                put(
                        text,
                        at,
                        one(SCRAPS).getBytes(StandardCharsets.UTF_8),
                        Math.min(text.length, at + 1 + random.nextInt(4)));
        };
    }

    private static byte[] put(byte[] text, int at, byte[] scrap, int from) {
        byte[] result = Arrays.copyOf(text, at + scrap.length + text.length - from);
        System.arraycopy(scrap, 0, result, at, scrap.length);
        System.arraycopy(text, from, result, at + scrap.length, text.length - from);
        return result;
    }
}
