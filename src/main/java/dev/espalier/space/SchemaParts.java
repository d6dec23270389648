package dev.espalier.space;

import dev.espalier.study.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Small pieces that JSON Schemas are put together from. */
final class SchemaParts {
    private SchemaParts() {}

    static Json.Object type(String name) {
        return Json.EMPTY.with("type", Json.text(name));
    }

    static Json.Object anyOf(List<? extends Json> schemas) {
        return Json.EMPTY.with("anyOf", list(schemas));
    }

    static Json.Array list(List<? extends Json> items) {
        return new Json.Array(List.copyOf(items));
    }

    static Json.Array texts(List<String> texts) {
        return list(texts.stream().map(Json::text).toList());
    }

    /** @param namesAndValues name, value, name, value … */
    static Json.Object members(Object... namesAndValues) {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], (Json) namesAndValues[i + 1]);
        }
        return new Json.Object(members);
    }
}
