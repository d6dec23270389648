package dev.espalier.sampler.core;

import dev.espalier.space.Shape;
import dev.espalier.study.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Declares an algorithm's settings, one after the other; each has a default. */
public final class SettingsShape {
    private final SequencedMap<String, Shape.Field> fields = new LinkedHashMap<>();

    public static Shape.Fields none() {
        return new SettingsShape().shape();
    }

    public SettingsShape whole(String name, long low, long high, long fallback, String meaning) {
        return field(name, new Shape.Whole(low, high), Json.number(fallback), meaning);
    }

    public SettingsShape real(String name, double low, double high, double fallback, String meaning) {
        return field(name, new Shape.Real(low, high), Json.number(fallback), meaning);
    }

    /** One of {@code words}, the first by default. */
    public SettingsShape word(String name, List<String> words, String meaning) {
        return field(name, new Shape.Word(words), Json.text(words.getFirst()), meaning);
    }

    public SettingsShape truth(String name, Json.Bool fallback, String meaning) {
        return field(name, new Shape.Truth(), fallback, meaning);
    }

    /** A whole number, or {@code auto}, which is the default. */
    public SettingsShape wholeOrAuto(String name, long low, long high, String meaning) {
        Shape shape = new Shape.Either(List.of(new Shape.Whole(low, high), new Shape.Word(List.of("auto"))));
        return field(name, shape, Json.text("auto"), meaning);
    }

    /** A number, or {@code auto}, which is the default. */
    public SettingsShape realOrAuto(String name, double low, double high, String meaning) {
        Shape shape = new Shape.Either(List.of(new Shape.Real(low, high), new Shape.Word(List.of("auto"))));
        return field(name, shape, Json.text("auto"), meaning);
    }

    /** Any finite number, or {@code none}, which is the default. */
    public SettingsShape realOrNone(String name, String meaning) {
        Shape real = new Shape.Real(-Double.MAX_VALUE, Double.MAX_VALUE);
        return field(
                name, new Shape.Either(List.of(real, new Shape.Word(List.of("none")))), Json.text("none"), meaning);
    }

    /** Of any shape; it must be given. */
    public SettingsShape given(String name, Shape shape, String meaning) {
        fields.put(name, new Shape.Field(shape, Optional.empty(), meaning));
        return this;
    }

    private SettingsShape field(String name, Shape shape, Json fallback, String meaning) {
        fields.put(name, new Shape.Field(shape, Optional.of(fallback), meaning));
        return this;
    }

    public Shape.Fields shape() {
        return new Shape.Fields(fields);
    }
}
