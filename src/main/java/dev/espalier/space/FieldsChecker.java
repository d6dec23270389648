package dev.espalier.space;

import dev.espalier.study.Json;
import dev.espalier.study.Problem;
import dev.espalier.study.Problems;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Stream;

/** Holds an object against the members that it should have, by its type where there are several. */
final class FieldsChecker {
    private static final String TYPE = "type";

    private final ShapeChecker shapes;
    private final Problems problems;

    FieldsChecker(ShapeChecker shapes, Problems problems) {
        this.shapes = shapes;
        this.problems = problems;
    }

    /** @param owner whose members they are, for messages: {@code  of "sgd"}, or empty */
    void check(Shape.Fields shape, Json.Object object, String path, String owner) {
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            Shape.Field field = shape.fields().get(member.getKey());
            if (field != null) {
                shapes.check(field.shape(), member.getValue(), path + "." + member.getKey());
            } else if (owner.isEmpty() || !member.getKey().equals(TYPE)) {
                problems.add(path + "." + member.getKey(), () -> unknown(member.getKey(), shape, owner));
            }
        }
        shape.fields().forEach((name, field) -> {
            if (field.fallback().isEmpty() && object.get(name).isEmpty()) {
                problems.add(
                        path + "." + name,
                        () -> "is missing; it takes " + ShapeWords.takes(field.shape()) + ": " + field.meaning());
            }
        });
    }

    void check(Shape.Tagged shape, Json value, String path) {
        switch (value) {
            case Json.Text text -> checkShorthand(shape, text.value(), path);
            case Json.Object object -> checkTyped(shape, object, path);
            case Json.Array _, Json.Number _, Json.Bool _, Json.Null _ -> shapes.refuse(shape, value, path);
        }
    }

    private void checkShorthand(Shape.Tagged shape, String type, String path) {
        if (!shape.types().containsKey(type)) {
            problems.add(path, () -> unknownType(shape, type));
        } else {
            check(shape.types().get(type), Json.EMPTY, path, " of " + Words.quoted(type));
        }
    }

    private void checkTyped(Shape.Tagged shape, Json.Object object, String path) {
        if (object.get(TYPE).isEmpty()) {
            problems.add(path + "." + TYPE, "is missing; it takes " + typesOf(shape) + ".");
            return;
        }
        SequencedSet<String> types = new LinkedHashSet<>();
        values(object.get(TYPE).get()).forEach(value -> {
            if (value instanceof Json.Text text && shape.types().containsKey(text.value())) {
                types.add(text.value());
            } else {
                problems.add(
                        path + "." + TYPE,
                        () -> value instanceof Json.Text text
                                ? unknownType(shape, text.value())
                                : "cannot be " + Words.describe(value) + "; it takes " + typesOf(shape) + ".");
            }
        });
        // Where the type itself is left open, the other members must fit whichever is taken.
        Set<Problem> seen = new HashSet<>();
        types.forEach(type -> {
            Problems own = problems.ofPart();
            new FieldsChecker(new ShapeChecker(own), own)
                    .check(shape.types().get(type), object, path, " of " + Words.quoted(type));
            problems.addAll(own, seen::add);
        });
    }

    /** Every value that a possibly open value can take. */
    private static Stream<Json> values(Json value) {
        return value instanceof Json.Object object && Forms.of(object).isPresent()
                ? Forms.options(Forms.of(object).get().body()).values().stream().flatMap(FieldsChecker::values)
                : Stream.of(value);
    }

    private static String unknownType(Shape.Tagged shape, String type) {
        return "cannot be " + Words.quoted(type) + "."
                + Nearest.hint(type, shape.types().keySet()) + " It takes " + typesOf(shape) + ".";
    }

    private static String typesOf(Shape.Tagged shape) {
        return "one of "
                + Words.list(shape.types().keySet().stream().map(Words::quoted).toList());
    }

    private static String unknown(String name, Shape.Fields shape, String owner) {
        List<String> known = List.copyOf(shape.fields().keySet());
        return "is unknown" + (owner.isEmpty() ? "" : " as a member" + owner) + "." + Nearest.hint(name, known)
                + (known.isEmpty() ? " There are no members." : " Known are " + String.join(", ", known) + ".");
    }
}
