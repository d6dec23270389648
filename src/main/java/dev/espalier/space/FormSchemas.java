package dev.espalier.space;

import static dev.espalier.space.SchemaParts.anyOf;
import static dev.espalier.space.SchemaParts.list;
import static dev.espalier.space.SchemaParts.members;
import static dev.espalier.space.SchemaParts.type;

import dev.espalier.study.Json;
import java.util.List;

/** JSON Schemas of the open choices. */
final class FormSchemas {
    private FormSchemas() {}

    static Json.Object definitions() {
        return members(
                "float", form(Forms.FLOAT, range("number"), "A real from low to high, both included."),
                "int", form(Forms.INT, range("integer"), "A whole number from low to high, both included."),
                "choice", form(Forms.CHOICE, options(), "One of the values, which may hold open choices themselves."),
                "ordinal", form(Forms.ORDINAL, several(), "One of the values, which are in order."));
    }

    static Json.Object reference(String form) {
        return members("$ref", Json.text("#/$defs/" + form));
    }

    private static Json.Object form(String name, Json.Object body, String meaning) {
        return type("object")
                .with("description", Json.text(meaning))
                .with("properties", members(name, body))
                .with("required", list(List.of(Json.text(name))))
                .with("additionalProperties", new Json.Bool(false));
    }

    private static Json.Object range(String kind) {
        return type("object")
                .with(
                        "properties",
                        members(
                                "low", type(kind),
                                "high", type(kind),
                                "log",
                                        type("boolean")
                                                .with("description", Json.text("Drawn on a logarithmic scale."))
                                                .with("default", new Json.Bool(false)),
                                "step",
                                        type(kind)
                                                .with("description", Json.text("Low plus multiples of it alone."))
                                                .with("exclusiveMinimum", Json.number(0))))
                .with("required", list(List.of(Json.text("low"), Json.text("high"))))
                .with("additionalProperties", new Json.Bool(false));
    }

    private static Json.Object options() {
        return anyOf(List.of(several(), type("object").with("minProperties", Json.number(1))));
    }

    private static Json.Object several() {
        return type("array").with("minItems", Json.number(1));
    }
}
