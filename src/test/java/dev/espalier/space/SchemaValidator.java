package dev.espalier.space;

import dev.espalier.study.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** As much of JSON Schema (draft 2020-12) as the shapes' schemas use; a keyword that it does not know is an error. */
final class SchemaValidator {
    private final Json.Object root;

    SchemaValidator(Json.Object root) {
        this.root = root;
    }

    boolean accepts(Json value) {
        return accepts(root, value);
    }

    private boolean accepts(Json.Object schema, Json value) {
        return schema.members().entrySet().stream()
                .allMatch(keyword -> holds(keyword.getKey(), keyword.getValue(), schema, value));
    }

    private boolean holds(String keyword, Json rule, Json.Object schema, Json value) {
        return switch (keyword) {
            case "$schema", "$defs", "description", "default" -> true;
            case "$ref" -> accepts(definition(((Json.Text) rule).value()), value);
            case "type" -> isType(((Json.Text) rule).value(), value);
            case "const" -> rule.equals(value);
            case "enum" -> ((Json.Array) rule).items().contains(value);
            case "anyOf" -> items(rule).stream().anyMatch(option -> accepts((Json.Object) option, value));
            case "minimum" ->
                !(value instanceof Json.Number number) || number.value().compareTo(number(rule)) >= 0;
            case "maximum" ->
                !(value instanceof Json.Number number) || number.value().compareTo(number(rule)) <= 0;
            case "exclusiveMinimum" ->
                !(value instanceof Json.Number number) || number.value().compareTo(number(rule)) > 0;
            case "minItems" ->
                !(value instanceof Json.Array array)
                        || array.items().size() >= number(rule).intValue();
            case "maxItems" ->
                !(value instanceof Json.Array array)
                        || array.items().size() <= number(rule).intValue();
            case "minProperties" ->
                !(value instanceof Json.Object object)
                        || object.members().size() >= number(rule).intValue();
            case "items" ->
                !(value instanceof Json.Array array)
                        || array.items().stream().allMatch(item -> accepts((Json.Object) rule, item));
            case "required" ->
                !(value instanceof Json.Object object)
                        || items(rule).stream()
                                .allMatch(name -> object.members().containsKey(((Json.Text) name).value()));
            case "properties" ->
                !(value instanceof Json.Object object)
                        || ((Json.Object) rule)
                                .members().entrySet().stream().allMatch(property -> holds(property, object));
            case "additionalProperties" ->
                !(value instanceof Json.Object object)
                        || ((Json.Object) schema.get("properties").orElseThrow())
                                .members()
                                .keySet()
                                .containsAll(object.members().keySet());
            default -> throw new IllegalArgumentException("unknown keyword " + keyword);
        };
    }

    private boolean holds(Map.Entry<String, Json> property, Json.Object object) {
        return object.get(property.getKey())
                .map(value -> accepts((Json.Object) property.getValue(), value))
                .orElse(true);
    }

    private Json.Object definition(String reference) {
        Json.Object definitions = (Json.Object) root.get("$defs").orElseThrow();
        return (Json.Object)
                definitions.get(reference.substring("#/$defs/".length())).orElseThrow();
    }

    private static boolean isType(String type, Json value) {
        return switch (type) {
            case "object" -> value instanceof Json.Object;
            case "array" -> value instanceof Json.Array;
            case "string" -> value instanceof Json.Text;
            case "boolean" -> value instanceof Json.Bool;
            case "number" -> value instanceof Json.Number;
            case "integer" -> value instanceof Json.Number number && number.isWhole();
            default -> throw new IllegalArgumentException("unknown type " + type);
        };
    }

    private static List<Json> items(Json rule) {
        return ((Json.Array) rule).items();
    }

    private static BigDecimal number(Json rule) {
        return ((Json.Number) rule).value();
    }
}
