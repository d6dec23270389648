package dev.espalier.space;

import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Tells an open choice ({@code {"$float": …}}) from a plain value. */
final class Forms {
    static final String FLOAT = "$float";
    static final String INT = "$int";
    static final String CHOICE = "$choice";
    static final String ORDINAL = "$ordinal";

    private static final List<String> NAMES = List.of(FLOAT, INT, CHOICE, ORDINAL);

    private Forms() {}

    /** An object's one member whose name begins with a dollar sign. */
    record Form(String name, Json body) {}

    /** The form that {@code object} is; empty for a plain object, and for a broken one. */
    static Optional<Form> of(Json.Object object) {
        return object.members().size() == 1
                ? object.members().entrySet().stream()
                        .filter(member -> NAMES.contains(member.getKey()))
                        .map(member -> new Form(member.getKey(), member.getValue()))
                        .findFirst()
                : Optional.empty();
    }

    /** Whether {@code object} is neither a whole form nor a plain object. */
    static boolean isBroken(Json.Object object) {
        return of(object).isEmpty() && !dollars(object).isEmpty();
    }

    /** A choice's or ordinal's values by their key, or their index in a list; none where the body is no such thing. */
    static SequencedMap<String, Json> options(Json body) {
        return switch (body) {
            case Json.Object object -> object.members();
            case Json.Array array -> {
                SequencedMap<String, Json> items = new LinkedHashMap<>();
                array.items().forEach(item -> items.put(Integer.toString(items.size()), item));
                yield items;
            }
            case Json.Text _, Json.Number _, Json.Bool _, Json.Null _ -> new LinkedHashMap<>();
        };
    }

    /** Says why {@code object} is neither a whole form nor a plain object. */
    static void reportBroken(Json.Object object, String path, Problems problems) {
        List<String> dollars = dollars(object);
        for (String name : dollars) {
            if (!NAMES.contains(name)) {
                problems.add(
                        path,
                        "there is no form " + Words.quoted(name) + "." + Nearest.hint(name, NAMES) + " The forms are "
                                + String.join(", ", NAMES) + ".");
            }
        }
        if (dollars.size() > 1) {
            problems.add(path, "holds " + String.join(" and ", dollars) + "; an open choice is one of them alone.");
        } else if (object.members().size() > 1) {
            List<String> others = object.members().keySet().stream()
                    .filter(name -> !name.startsWith("$"))
                    .map(Words::quoted)
                    .toList();
            problems.add(
                    path,
                    dollars.getFirst() + " must stand alone in its object; move " + Words.list(others) + " out of it.");
        }
    }

    private static List<String> dollars(Json.Object object) {
        return object.members().keySet().stream()
                .filter(name -> name.startsWith("$"))
                .toList();
    }
}
