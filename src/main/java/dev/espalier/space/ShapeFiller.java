package dev.espalier.space;

import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Puts in what a configuration leaves to its fallbacks. */
final class ShapeFiller {
    private ShapeFiller() {}

    static Json.Object fill(Shape.Fields shape, Json.Object given) {
        SequencedMap<String, Json> filled = new LinkedHashMap<>();
        shape.fields()
                .forEach((name, field) -> given.get(name)
                        .or(field::fallback)
                        .ifPresent(value -> filled.put(name, fill(field.shape(), value))));
        return new Json.Object(filled);
    }

    private static Json fill(Shape shape, Json value) {
        return switch (shape) {
            case Shape.Fields fields when value instanceof Json.Object object -> fill(fields, object);
            case Shape.Tagged tagged -> fillTagged(tagged, value);
            case Shape.ListOf list
            when value instanceof Json.Array array ->
                new Json.Array(array.items().stream()
                        .map(item -> fill(list.item(), item))
                        .toList());
            case Shape.Either either ->
                either.shapes().stream()
                        .filter(inner -> fits(inner, value))
                        .findFirst()
                        .map(inner -> fill(inner, value))
                        .orElse(value);
            case Shape.Fields _,
                    Shape.ListOf _,
                    Shape.Whole _,
                    Shape.Real _,
                    Shape.Truth _,
                    Shape.Text _,
                    Shape.Word _ -> value;
        };
    }

    private static Json fillTagged(Shape.Tagged shape, Json value) {
        Json.Object given = value instanceof Json.Object object ? object : Json.EMPTY.with("type", value);
        if (!(given.get("type").orElse(value) instanceof Json.Text type)
                || !shape.types().containsKey(type.value())) {
            return value;
        }
        SequencedMap<String, Json> filled = new LinkedHashMap<>();
        filled.put("type", type);
        filled.putAll(fill(shape.types().get(type.value()), given).members());
        return new Json.Object(filled);
    }

    private static boolean fits(Shape shape, Json value) {
        Problems problems = new Problems();
        new ShapeChecker(problems).check(shape, value, "");
        return problems.isEmpty();
    }
}
