package dev.espalier.space;

import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds an open configuration against a shape; a choice fits where each of its options does. */
final class ShapeChecker {
    private final Problems problems;

    ShapeChecker(Problems problems) {
        this.problems = problems;
    }

    void check(Shape shape, Json value, String path) {
        if (!(value instanceof Json.Object object)) {
            checkClosed(shape, value, path);
            return;
        }
        Optional<Forms.Form> form = Forms.of(object);
        if (form.isPresent()) {
            checkOpen(shape, form.get(), path);
        } else if (Forms.isBroken(object)) {
            Forms.reportBroken(object, path, problems);
        } else {
            checkClosed(shape, value, path);
        }
    }

    private void checkOpen(Shape shape, Forms.Form form, String path) {
        String here = path + "." + form.name();
        switch (form.name()) {
            case Forms.CHOICE, Forms.ORDINAL ->
                Forms.options(form.body()).forEach((key, option) -> check(shape, option, here + "." + key));
            default -> new RangeChecker(form, here, problems).check(shape);
        }
    }

    private void checkClosed(Shape shape, Json value, String path) {
        switch (shape) {
            case Shape.Whole whole -> {
                boolean fits = value instanceof Json.Number number
                        && number.isWhole()
                        && RangeChecker.contains(whole, number.value());
                refuseUnless(fits, shape, value, path);
            }
            case Shape.Real real -> {
                boolean fits = value instanceof Json.Number number && RangeChecker.contains(real, number.value());
                refuseUnless(fits, shape, value, path);
            }
            case Shape.Truth _ -> refuseUnless(value instanceof Json.Bool, shape, value, path);
            case Shape.Text _ -> refuseUnless(value instanceof Json.Text, shape, value, path);
            case Shape.Word word -> checkWord(word, value, path);
            case Shape.ListOf list -> checkList(list, value, path);
            case Shape.Fields fields -> {
                if (value instanceof Json.Object object) {
                    new FieldsChecker(this, problems).check(fields, object, path, "");
                } else {
                    refuseUnless(false, shape, value, path);
                }
            }
            case Shape.Tagged tagged -> new FieldsChecker(this, problems).check(tagged, value, path);
            case Shape.Either either -> checkEither(either, value, path);
        }
    }

    private void checkWord(Shape.Word word, Json value, String path) {
        if (!(value instanceof Json.Text text)) {
            refuseUnless(false, word, value, path);
        } else if (!word.words().contains(text.value())) {
            problems.add(
                    path,
                    () -> "cannot be " + Words.quoted(text.value()) + "." + Nearest.hint(text.value(), word.words())
                            + " It takes " + ShapeWords.takes(word) + ".");
        }
    }

    private void checkList(Shape.ListOf list, Json value, String path) {
        if (!(value instanceof Json.Array array)) {
            refuseUnless(false, list, value, path);
            return;
        }
        int length = array.items().size();
        if (length < list.shortest() || length > list.longest()) {
            problems.add(path, () -> "has " + length + " items; it takes " + ShapeWords.takes(list) + ".");
        }
        for (int i = 0; i < length; i++) {
            check(list.item(), array.items().get(i), path + "." + i);
        }
    }

    private void checkEither(Shape.Either either, Json value, String path) {
        List<Problems> attempts = either.shapes().stream()
                .filter(shape -> isLike(shape, value))
                .map(shape -> {
                    Problems own = problems.ofPart();
                    new ShapeChecker(own).check(shape, value, path);
                    return own;
                })
                .sorted(Comparator.comparingInt(own -> own.list().size()))
                .toList();
        if (attempts.isEmpty()) {
            refuseUnless(false, either, value, path);
        } else {
            problems.addAll(attempts.getFirst());
        }
    }

    /** Whether a value is of a shape's kind, so that the shape may be what was meant. */
    private static boolean isLike(Shape shape, Json value) {
        return switch (shape) {
            case Shape.Whole _, Shape.Real _ -> value instanceof Json.Number;
            case Shape.Truth _ -> value instanceof Json.Bool;
            case Shape.Text _, Shape.Word _ -> value instanceof Json.Text;
            case Shape.ListOf _ -> value instanceof Json.Array;
            case Shape.Fields _ -> value instanceof Json.Object;
            case Shape.Tagged _ ->
                Stream.of(Json.Object.class, Json.Text.class).anyMatch(kind -> kind.isInstance(value));
            case Shape.Either either -> either.shapes().stream().anyMatch(inner -> isLike(inner, value));
        };
    }

    void refuse(Shape shape, Json value, String path) {
        problems.add(path, () -> "cannot be " + Words.describe(value) + "; it takes " + ShapeWords.takes(shape) + ".");
    }

    private void refuseUnless(boolean fits, Shape shape, Json value, String path) {
        if (!fits) {
            refuse(shape, value, path);
        }
    }
}
