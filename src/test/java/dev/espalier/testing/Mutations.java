package dev.espalier.testing;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;

/** Breaks a search space in ways that are near to what people write: forms in odd places, other types, extreme numbers. */
public final class Mutations {
    private static final List<String> NAMES = List.of(
            "$float",
            "$int",
            "$choice",
            "$ordinal",
            "$foo",
            "$",
            "",
            " ",
            "type",
            "low",
            "x.y",
            "a[0]",
            "<",
            "\"",
            "été",
            "\ud83c\udf33",
            "n".repeat(3_000));
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "0.5",
            "1e308",
            "-1e308",
            "1e1000000",
            "1e-1000000",
            "9007199254740993",
            "9223372036854775808",
            "\"\"",
            "\"mlp\"",
            "\"nan\"",
            "\"trial.x\"",
            "[]",
            "{}",
            "[null]",
            "[[[[]]]]",
            "{\"type\":\"mlp\"}",
            "{\"type\":null}",
            "{\"$float\":{\"low\":0,\"high\":1}}",
            "{\"$float\":{\"low\":-1e308,\"high\":1e308}}",
            "{\"$float\":{\"low\":5e-324,\"high\":1e308,\"log\":true}}",
            "{\"$float\":null}",
            "{\"$float\":{\"low\":0,\"high\":1},\"x\":1}",
            "{\"$int\":{\"low\":1,\"high\":9007199254740992}}",
            "{\"$int\":{\"low\":1,\"high\":8,\"step\":0}}",
            "{\"$int\":[]}",
            "{\"$choice\":[]}",
            "{\"$choice\":{}}",
            "{\"$choice\":3}",
            "{\"$choice\":[1,1]}",
            "{\"$choice\":[{\"$choice\":[1,2]},{\"$int\":{\"low\":1,\"high\":2}}]}",
            "{\"$choice\":{\"a\":{\"$foo\":1},\"b\":{\"type\":\"mlp\"}}}",
            "{\"$ordinal\":null}",
            "{\"$ordinal\":[{\"$float\":{\"low\":0,\"high\":1}},2]}",
            "{\"$ordinal\":[[1,2],{\"a\":1}]}",
            "{\"$foo\":1}",
            "{\"$choice\":[1],\"$ordinal\":[2]}");

    private Mutations() {}

    /** The value with one thing somewhere in it changed; sometimes two or three. */
    public static Json of(Json json, RandomGenerator random) {
        Json mutated = json;
        for (int left = 1 + random.nextInt(3) * random.nextInt(2); left > 0; left--) {
            mutated = change(mutated, random);
        }
        return mutated;
    }

    private static Json change(Json json, RandomGenerator random) {
        return switch (json) {
            case Json.Object object
            when !object.members().isEmpty() && random.nextInt(10) > 0 -> members(object, random);
            case Json.Array array when !array.items().isEmpty() && random.nextInt(6) > 0 -> items(array, random);
            case Json.Object _, Json.Array _, Json.Text _, Json.Number _, Json.Bool _, Json.Null _ ->
                value(json, random);
        };
    }

    private static Json members(Json.Object object, RandomGenerator random) {
        String name = one(List.copyOf(object.members().keySet()), random);
        return switch (random.nextInt(12)) {
            case 0 -> without(object, name);
            case 1 -> object.with(one(NAMES, random), value(object, random));
            case 2 -> renamed(object, name, one(NAMES, random));
            default -> object.with(name, change(object.get(name).orElseThrow(), random));
        };
    }

    private static Json items(Json.Array array, RandomGenerator random) {
        List<Json> items = new ArrayList<>(array.items());
        int index = random.nextInt(items.size());
        switch (random.nextInt(6)) {
            case 0 -> items.remove(index);
            case 1 -> items.add(items.get(index));
            default -> items.set(index, change(items.get(index), random));
        }
        return new Json.Array(items);
    }

    private static Json value(Json old, RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0 -> Json.EMPTY.with(one(NAMES, random), old);
            case 1 -> new Json.Array(List.of(old, old));
            case 2 -> Json.text(one(NAMES, random));
            default -> JsonText.parse(one(VALUES, random));
        };
    }

    private static Json without(Json.Object object, String name) {
        SequencedMap<String, Json> members = new LinkedHashMap<>(object.members());
        members.remove(name);
        return new Json.Object(members);
    }

    private static Json renamed(Json.Object object, String name, String other) {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            members.put(member.getKey().equals(name) ? other : member.getKey(), member.getValue());
        }
        return new Json.Object(members);
    }

    private static <T> T one(List<T> options, RandomGenerator random) {
        return options.get(random.nextInt(options.size()));
    }
}
