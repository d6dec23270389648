package dev.espalier.testing;

import dev.espalier.space.SearchSpace;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** Search spaces for tests, written as trees. */
public final class Trees {
    private Trees() {}

    public static SearchSpace space(Json.Object tree, String... constraints) {
        Problems problems = new Problems();
        SearchSpace space = SearchSpace.parse(tree, List.of(constraints), problems);
        problems.throwIfAny();
        return space;
    }

    /** An object with one member; more are added by {@link Json.Object#with}. */
    public static Json.Object with(String name, Json value) {
        return Json.EMPTY.with(name, value);
    }

    public static Json real(double low, double high) {
        return form("$float", range(low, high));
    }

    public static Json logReal(double low, double high) {
        return form("$float", range(low, high).with("log", new Json.Bool(true)));
    }

    public static Json steppedReal(double low, double high, double step) {
        return form("$float", range(low, high).with("step", Json.number(step)));
    }

    public static Json whole(long low, long high) {
        return form("$int", range(low, high));
    }

    public static Json logWhole(long low, long high) {
        return form("$int", range(low, high).with("log", new Json.Bool(true)));
    }

    public static Json choice(String... words) {
        return form("$choice", new Json.Array(Stream.of(words).map(Json::text).toList()));
    }

    /** Branches by label. */
    public static Json branches(SequencedMap<String, Json.Object> branches) {
        return form("$choice", new Json.Object(new LinkedHashMap<>(branches)));
    }

    public static Json ordinal(long... values) {
        return form(
                "$ordinal",
                new Json.Array(
                        java.util.Arrays.stream(values).mapToObj(Json::number).toList()));
    }

    /** {@code dimensions} reals named x0, x1 … */
    public static Json.Object cube(int dimensions, double low, double high) {
        Json.Object tree = Json.EMPTY;
        for (int i = 0; i < dimensions; i++) {
            tree = tree.with("x" + i, real(low, high));
        }
        return tree;
    }

    private static Json.Object range(double low, double high) {
        return with("low", Json.number(low)).with("high", Json.number(high));
    }

    private static Json form(String name, Json body) {
        return with(name, body);
    }
}
