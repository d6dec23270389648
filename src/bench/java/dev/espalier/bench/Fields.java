package dev.espalier.bench;

import dev.espalier.study.Json;
import java.util.List;
import java.util.OptionalDouble;

/** Reads what answers are known to hold. */
final class Fields {
    private Fields() {}

    static Json at(Json json, String... path) {
        Json found = json;
        for (String name : path) {
            found = found instanceof Json.Object object ? object.get(name).orElse(new Json.Null()) : new Json.Null();
        }
        return found;
    }

    static String text(Json json, String... path) {
        return at(json, path) instanceof Json.Text text ? text.value() : "";
    }

    static OptionalDouble number(Json json, String... path) {
        return at(json, path) instanceof Json.Number number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    static int count(Json json, String... path) {
        return (int) number(json, path).orElse(0);
    }

    static List<Json> items(Json json, String... path) {
        return at(json, path) instanceof Json.Array array ? array.items() : List.of();
    }
}
