package dev.espalier.space;

import dev.espalier.study.Json;
import dev.espalier.study.Problems;

/** What a {@link Shape} is good for: checking, filling in and being shown. */
public final class Shapes {
    private Shapes() {}

    /**
     * Checks a configuration with choices left open: every value that any of them can take must fit. Forms that are broken
     * in themselves are passed over, since {@link SearchSpace#parse} reports them.
     *
     * @param path where the configuration stands in its document, {@code trial}
     */
    public static void check(Shape.Fields shape, Json.Object tree, String path, Problems problems) {
        new ShapeChecker(problems).check(shape, tree, path);
    }

    /**
     * A configuration with every member there: those left out have their fallback, a type's bare name has become its
     * object, members stand in the order of the shape.
     *
     * @param config without open choices, found to fit by {@link #check}
     */
    public static Json.Object fill(Shape.Fields shape, Json.Object config) {
        return ShapeFiller.fill(shape, config);
    }

    /** A JSON Schema document (draft 2020-12) of configurations with choices left open. */
    public static Json.Object schema(Shape.Fields shape) {
        Json.Object head = Json.EMPTY.with("$schema", Json.text("https://json-schema.org/draft/2020-12/schema"));
        Json.Object document = head;
        for (var member : subschema(shape).members().entrySet()) {
            document = document.with(member.getKey(), member.getValue());
        }
        return document.with("$defs", definitions());
    }

    /** The schema alone, to be put into a document that holds {@link #definitions} as its {@code $defs}. */
    public static Json.Object subschema(Shape.Fields shape) {
        return ShapeSchema.object(shape);
    }

    /** The same for an object told apart by its {@code type}. */
    public static Json.Object subschema(Shape.Tagged shape) {
        return ShapeSchema.any(shape);
    }

    /** The schemas of the four forms of an open choice: {@code float}, {@code int}, {@code choice}, {@code ordinal}. */
    public static Json.Object definitions() {
        return FormSchemas.definitions();
    }
}
