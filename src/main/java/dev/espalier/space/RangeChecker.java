package dev.espalier.space;

import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.math.BigDecimal;
import java.util.List;

/** Holds a {@code $float}'s or {@code $int}'s range against a shape. */
final class RangeChecker {
    private final Forms.Form form;
    private final String path;
    private final Problems problems;

    /** @param path of the form's body */
    RangeChecker(Forms.Form form, String path, Problems problems) {
        this.form = form;
        this.path = path;
        this.problems = problems;
    }

    void check(Shape shape) {
        if (!isNumeric(shape)) {
            problems.add(path, "is a range of numbers, but this takes " + ShapeWords.takes(shape) + ".");
        } else if (form.name().equals(Forms.FLOAT) && !takesReals(shape)) {
            problems.add(path, "gives fractions, but this takes " + ShapeWords.takes(shape) + "; use $int.");
        } else if (form.body() instanceof Json.Object body) {
            checkEnds(shape, body);
        }
    }

    static boolean contains(Shape.Whole whole, BigDecimal value) {
        return value.compareTo(BigDecimal.valueOf(whole.low())) >= 0
                && value.compareTo(BigDecimal.valueOf(whole.high())) <= 0;
    }

    static boolean contains(Shape.Real real, BigDecimal value) {
        double number = value.doubleValue();
        return !Double.isInfinite(number) && number >= real.low() && number <= real.high();
    }

    private void checkEnds(Shape shape, Json.Object body) {
        for (String end : List.of("low", "high")) {
            if (body.get(end).orElse(new Json.Null()) instanceof Json.Number number && !contains(shape, number)) {
                problems.add(
                        path + "." + end,
                        "cannot be " + Words.value(number) + ", because this takes " + ShapeWords.takes(shape) + ".");
            }
        }
    }

    private boolean contains(Shape shape, Json.Number number) {
        return switch (shape) {
            case Shape.Whole whole -> form.name().equals(Forms.INT) && contains(whole, number.value());
            case Shape.Real real -> contains(real, number.value());
            case Shape.Either either -> either.shapes().stream().anyMatch(inner -> contains(inner, number));
            case Shape.Truth _, Shape.Text _, Shape.Word _, Shape.ListOf _, Shape.Fields _, Shape.Tagged _ -> false;
        };
    }

    private static boolean isNumeric(Shape shape) {
        return shape instanceof Shape.Whole
                || shape instanceof Shape.Real
                || (shape instanceof Shape.Either either
                        && either.shapes().stream().anyMatch(RangeChecker::isNumeric));
    }

    private static boolean takesReals(Shape shape) {
        return shape instanceof Shape.Real
                || (shape instanceof Shape.Either either
                        && either.shapes().stream().anyMatch(RangeChecker::takesReals));
    }
}
