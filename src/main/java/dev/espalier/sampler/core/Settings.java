package dev.espalier.sampler.core;

import dev.espalier.space.Shape;
import dev.espalier.space.Shapes;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;

/** The settings of an algorithm, checked against its shape and with what was left out filled in. */
public final class Settings {
    private final Json.Object values;

    private Settings(Json.Object values) {
        this.values = values;
    }

    /**
     * Reads settings.
     *
     * @param shape each setting with its default
     * @param path where they stand in the study, {@code sampler}
     * @param problems receives everything wrong; where there is any, all settings have their defaults
     */
    public static Settings read(Shape.Fields shape, Json.Object given, String path, Problems problems) {
        Problems own = problems.ofPart();
        Shapes.check(shape, given, path, own);
        given.members().forEach((name, value) -> {
            if (value instanceof Json.Object && shape.fields().containsKey(name)) {
                own.add(path + "." + name, "must be a plain value; only the trial has choices left open.");
            }
        });
        problems.addAll(own);
        return new Settings(Shapes.fill(shape, own.isEmpty() ? given : Json.EMPTY));
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

    public boolean truth(String name) {
        return values.get(name).orElseThrow() instanceof Json.Bool bool && bool.value();
    }

    private Json.Number number(String name) {
        return (Json.Number) values.get(name).orElseThrow();
    }
}
