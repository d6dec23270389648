package dev.espalier.space;

import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads an {@code $ordinal}'s values. */
final class OrdinalForm {
    private OrdinalForm() {}

    /** The values in order; empty when there is none to read. */
    static List<Json> values(Json body, Place place, Problems problems) {
        String path = place.problemPath() + "." + Forms.ORDINAL;
        if (!(body instanceof Json.Array array)) {
            problems.add(path, "must be a list of values in order, but is " + Words.describe(body) + ".");
            return List.of();
        }
        if (array.items().isEmpty()) {
            problems.add(path, "offers nothing; give at least one value.");
        }
        Set<Json> seen = new HashSet<>();
        for (int i = 0; i < array.items().size(); i++) {
            Json value = array.items().get(i);
            if (!seen.add(value)) {
                problems.add(path + "." + i, Words.value(value) + " is there twice; each value is given once.");
            }
            if (isOpen(value)) {
                problems.add(path + "." + i, "is left open, but an ordinal's values are plain; use $choice instead.");
            }
        }
        return array.items();
    }

    private static boolean isOpen(Json value) {
        return switch (value) {
            case Json.Object object ->
                object.members().entrySet().stream()
                        .anyMatch(member -> member.getKey().startsWith("$") || isOpen(member.getValue()));
            case Json.Array array -> array.items().stream().anyMatch(OrdinalForm::isOpen);
            case Json.Text _, Json.Number _, Json.Bool _, Json.Null _ -> false;
        };
    }
}
