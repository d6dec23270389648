package dev.espalier.space;

import static dev.espalier.space.SchemaParts.anyOf;
import static dev.espalier.space.SchemaParts.members;
import static dev.espalier.space.SchemaParts.texts;
import static dev.espalier.space.SchemaParts.type;

import dev.espalier.study.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** A shape as JSON Schema, in which any value may be left open. */
final class ShapeSchema {
    private ShapeSchema() {}

    /** An object with these members, itself not open. */
    static Json.Object object(Shape.Fields shape) {
        return object(shape, Optional.empty());
    }

    /** An object of one of these types, itself not open. */
    static Json.Object any(Shape.Tagged shape) {
        return anyOf(tagged(shape));
    }

    private static Json.Object object(Shape.Fields shape, Optional<String> tag) {
        SequencedMap<String, Json> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        tag.ifPresent(name -> {
            properties.put("type", anyOf(List.of(members("const", Json.text(name)), FormSchemas.reference("choice"))));
            required.add("type");
        });
        shape.fields().forEach((name, field) -> {
            properties.put(name, field(field));
            if (field.fallback().isEmpty()) {
                required.add(name);
            }
        });
        return type("object")
                .with("properties", new Json.Object(properties))
                .with("required", texts(required))
                .with("additionalProperties", new Json.Bool(false));
    }

    private static Json field(Shape.Field field) {
        Json.Object schema = Json.EMPTY.with("description", Json.text(field.meaning()));
        if (field.fallback().isPresent()) {
            schema = schema.with("default", field.fallback().get());
        }
        return schema.with("anyOf", open(field.shape()).members().get("anyOf"));
    }

    private static Json.Object open(Shape shape) {
        List<Json> alternatives = new ArrayList<>(closed(shape));
        forms(shape).forEach(form -> alternatives.add(FormSchemas.reference(form)));
        return anyOf(alternatives);
    }

    private static List<String> forms(Shape shape) {
        boolean isReal = anyPart(shape, Shape.Real.class);
        List<String> forms = new ArrayList<>(List.of("choice", "ordinal"));
        if (isReal) {
            forms.add("float");
        }
        if (isReal || anyPart(shape, Shape.Whole.class)) {
            forms.add("int");
        }
        return forms;
    }

    private static boolean anyPart(Shape shape, Class<? extends Shape> kind) {
        return kind.isInstance(shape)
                || (shape instanceof Shape.Either either
                        && either.shapes().stream().anyMatch(inner -> anyPart(inner, kind)));
    }

    private static List<Json> closed(Shape shape) {
        return switch (shape) {
            case Shape.Whole whole -> List.of(whole(whole));
            case Shape.Real real -> List.of(real(real));
            case Shape.Truth _ -> List.of(type("boolean"));
            case Shape.Text _ -> List.of(type("string"));
            case Shape.Word word -> List.of(members("enum", texts(word.words())));
            case Shape.ListOf list -> List.of(list(list));
            case Shape.Fields fields -> List.of(object(fields));
            case Shape.Tagged tagged -> tagged(tagged);
            case Shape.Either either ->
                either.shapes().stream()
                        .flatMap(inner -> closed(inner).stream())
                        .toList();
        };
    }

    private static Json whole(Shape.Whole shape) {
        Json.Object schema = type("integer");
        schema = shape.low() == Long.MIN_VALUE ? schema : schema.with("minimum", Json.number(shape.low()));
        return shape.high() == Long.MAX_VALUE ? schema : schema.with("maximum", Json.number(shape.high()));
    }

    private static Json real(Shape.Real shape) {
        Json.Object schema = type("number");
        schema = ShapeWords.isEdge(shape.low()) ? schema : schema.with("minimum", Json.number(shape.low()));
        return ShapeWords.isEdge(shape.high()) ? schema : schema.with("maximum", Json.number(shape.high()));
    }

    private static Json list(Shape.ListOf shape) {
        Json.Object schema =
                type("array").with("items", open(shape.item())).with("minItems", Json.number((long) shape.shortest()));
        return shape.longest() == Integer.MAX_VALUE
                ? schema
                : schema.with("maxItems", Json.number((long) shape.longest()));
    }

    private static List<Json> tagged(Shape.Tagged shape) {
        List<Json> schemas = new ArrayList<>();
        List<String> bare = shape.types().entrySet().stream()
                .filter(entry -> entry.getValue().fields().values().stream()
                        .allMatch(field -> field.fallback().isPresent()))
                .map(Map.Entry::getKey)
                .toList();
        if (!bare.isEmpty()) {
            schemas.add(members("enum", texts(bare)));
        }
        shape.types().forEach((name, fields) -> schemas.add(object(fields, Optional.of(name))));
        return schemas;
    }
}
