package dev.espalier.space;

import dev.espalier.study.Json;
import java.math.BigDecimal;
import java.util.List;

/** Values in messages for people. */
public final class Words {
    private static final int LONGEST_TEXT = 60;
    private static final int LONGEST_LIST = 12;

    private Words() {}

    /** The kind of a value and, where it is short, the value: {@code the text "two"}, {@code 3}, {@code an object}. */
    public static String describe(Json value) {
        return value instanceof Json.Text ? "the text " + value(value) : value(value);
    }

    /** A scalar as JSON writes it; {@code an object} or {@code a list} for the rest. */
    public static String value(Json value) {
        return switch (value) {
            case Json.Text text -> quoted(text.value());
            case Json.Number number -> number(number.value());
            case Json.Bool bool -> Boolean.toString(bool.value());
            case Json.Null _ -> "null";
            case Json.Object _ -> "an object";
            case Json.Array _ -> "a list";
        };
    }

    /** The number as a person writes it: 100 and 0.001, but 1E-7. */
    public static String number(double value) {
        return number(BigDecimal.valueOf(value));
    }

    /** {@code a, b, c}, cut short where it is long. */
    public static String list(List<String> items) {
        return items.size() <= LONGEST_LIST
                ? String.join(", ", items)
                : String.join(", ", items.subList(0, LONGEST_LIST)) + " and " + (items.size() - LONGEST_LIST) + " more";
    }

    /** The text in double quotes, cut short where it is long. */
    public static String quoted(String text) {
        String shown = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
        return '"' + shown + '"';
    }

    private static String number(BigDecimal value) {
        BigDecimal bare = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        int digitsBefore = bare.precision() - bare.scale();
        return digitsBefore <= 18 && bare.scale() <= 7 ? bare.toPlainString() : bare.toString();
    }
}
