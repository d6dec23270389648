package dev.espalier.dataset.io;

import dev.espalier.study.Json;
import java.util.List;

/** JSON Schemas of the values that options take. */
public final class OptionSchema {
    private OptionSchema() {}

    public static Json.Object type(String type) {
        return JsonFields.object("type", Json.text(type));
    }

    static Json.Object whole(int low, int high) {
        return type("integer").with("minimum", Json.number((long) low)).with("maximum", Json.number((long) high));
    }

    public static Json.Object number(double low, double high) {
        return type("number").with("minimum", Json.number(low)).with("maximum", Json.number(high));
    }

    public static Json.Object oneOf(List<Json> values) {
        return JsonFields.object("enum", new Json.Array(values));
    }

    public static Json.Object anyOf(Json... schemas) {
        return JsonFields.object("anyOf", new Json.Array(List.of(schemas)));
    }

    static Json.Object text() {
        return type("string").with("minLength", Json.number(1L));
    }

    /** One item or more. */
    public static Json.Object list(Json.Object item) {
        return type("array").with("items", item).with("minItems", Json.number(1L));
    }

    public static Json.Object list(Json.Object item, int count) {
        return type("array")
                .with("items", item)
                .with("minItems", Json.number((long) count))
                .with("maxItems", Json.number((long) count));
    }

    /** A column, by its name or index. */
    static Json.Object column() {
        return anyOf(text(), type("integer").with("minimum", Json.number(0L)));
    }
}
