package dev.espalier.sampler;

import dev.espalier.space.Shape;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** The settings of an algorithm, checked against its shape and with what was left out filled in. */
public final class Settings {
    private final Json.Object values;

    private Settings(Json.Object values) {
        this.values = values;
    }

    /**
     * Reads settings.
     *
     * @param path where they stand in the study, {@code sampler}
     * @param problems receives everything wrong; a setting that is wrong reads as its default
     */
    public static Settings read(Shape.Fields shape, Json.Object given, String path, Problems problems) {
        SequencedMap<String, Json> values = new LinkedHashMap<>();
        shape.fields().forEach((name, field) -> field.fallback().ifPresent(value -> values.put(name, value)));
        given.members().forEach((name, value) -> {
            Shape.Field field = shape.fields().get(name);
            if (field == null) {
                problems.add(
                        path + "." + name,
                        "is not a setting; known are "
                                + String.join(", ", shape.fields().keySet()));
            } else if (fits(field.shape(), value)) {
                values.put(name, value);
            } else {
                problems.add(path + "." + name, "must be " + wanted(field.shape()));
            }
        });
        return new Settings(new Json.Object(values));
    }

    private static boolean fits(Shape shape, Json value) {
        return switch (shape) {
            case Shape.Whole whole ->
                value instanceof Json.Number number
                        && number.isWhole()
                        && number.value().compareTo(BigDecimal.valueOf(whole.low())) >= 0
                        && number.value().compareTo(BigDecimal.valueOf(whole.high())) <= 0;
            case Shape.Real real ->
                value instanceof Json.Number number
                        && number.doubleValue() >= real.low()
                        && number.doubleValue() <= real.high();
            case Shape.Word word ->
                value instanceof Json.Text text && word.words().contains(text.value());
            case Shape.Truth truth -> value instanceof Json.Bool;
            case Shape.Text text -> value instanceof Json.Text;
            case Shape.ListOf list -> value instanceof Json.Array;
            case Shape.Fields fields -> value instanceof Json.Object;
            case Shape.Tagged tagged -> value instanceof Json.Object;
            case Shape.Either either -> either.shapes().stream().anyMatch(one -> fits(one, value));
        };
    }

    private static String wanted(Shape shape) {
        return switch (shape) {
            case Shape.Whole whole -> "a whole number from " + whole.low() + " to " + whole.high();
            case Shape.Real real -> "a number from " + real.low() + " to " + real.high();
            case Shape.Word word -> "one of " + String.join(", ", word.words());
            case Shape.Truth truth -> "true or false";
            case Shape.Text text -> "a string";
            case Shape.ListOf list -> "a list";
            case Shape.Fields fields -> "an object";
            case Shape.Tagged tagged -> "an object";
            case Shape.Either either ->
                String.join(
                        " or ", either.shapes().stream().map(Settings::wanted).toList());
        };
    }

    /** Whether {@code name} is a number rather than a word such as {@code auto}. */
    public boolean isNumber(String name) {
        return values.get(name).orElseThrow() instanceof Json.Number;
    }

    public int whole(String name) {
        return number(name).value().intValue();
    }

    public double real(String name) {
        return number(name).doubleValue();
    }

    public String word(String name) {
        return values.get(name).orElseThrow() instanceof Json.Text text ? text.value() : "";
    }

    private Json.Number number(String name) {
        return (Json.Number) values.get(name).orElseThrow();
    }
}
