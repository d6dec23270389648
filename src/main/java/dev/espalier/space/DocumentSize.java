package dev.espalier.space;

import dev.espalier.study.InputLimits;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;

/**
 * Whether a study's document is small enough to be looked at: what checks it may take time and room in the product of its
 * size and its depth.
 */
public final class DocumentSize {
    private final Problems problems;
    private int values;

    private DocumentSize(Problems problems) {
        this.problems = problems;
    }

    /** Notes what is too large, with its path; what is found there must not be looked at any further. */
    public static void check(Json document, Problems problems) {
        DocumentSize size = new DocumentSize(problems);
        size.visit(document, "");
        if (size.values > InputLimits.VALUES) {
            problems.add(
                    "", () -> "the study holds more than " + InputLimits.VALUES + " values; expected at most so many");
        }
    }

    private void visit(Json value, String path) {
        values++;
        if (values > InputLimits.VALUES) {
            return;
        }
        if (path.length() > InputLimits.PLACE_LENGTH) {
            problems.add(
                    path,
                    "stands at a path of more than " + InputLimits.PLACE_LENGTH
                            + " characters; shorten the names that lead there");
        } else {
            switch (value) {
                case Json.Object object -> members(object, path);
                case Json.Array array -> items(array, path);
                case Json.Text _, Json.Number _, Json.Bool _, Json.Null _ -> {}
            }
        }
    }

    private void members(Json.Object object, String path) {
        object.members().forEach((name, member) -> {
            String place = path.isEmpty() ? name : path + "." + name;
            if (name.length() > InputLimits.NAME_LENGTH) {
                problems.add(
                        place,
                        "has a name of " + name.length() + " characters; expected at most " + InputLimits.NAME_LENGTH);
            } else if (isList(name) && options(member) > InputLimits.CHOICES) {
                problems.add(
                        place,
                        "offers " + options(member) + " values; expected at most " + InputLimits.CHOICES
                                + ", or a $int or $float for a range of numbers");
            } else {
                visit(member, place);
            }
        });
    }

    private void items(Json.Array array, String path) {
        for (int index = 0; index < array.items().size() && values <= InputLimits.VALUES; index++) {
            visit(array.items().get(index), path + "." + index);
        }
    }

    private static boolean isList(String name) {
        return name.equals(Forms.CHOICE) || name.equals(Forms.ORDINAL);
    }

    private static int options(Json body) {
        return switch (body) {
            case Json.Object object -> object.members().size();
            case Json.Array array -> array.items().size();
            case Json.Text _, Json.Number _, Json.Bool _, Json.Null _ -> 0;
        };
    }
}
