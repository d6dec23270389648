package dev.espalier.trainer.config;

import dev.espalier.space.Shape;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SequencedMap;

/** A concrete object of a known shape, the defaults of what it leaves out filled in. */
record ConfigReader(String path, Shape.Fields shape, Json.Object given) {

    /** A concrete object told apart by its {@code type}, which it has. */
    static ConfigReader ofType(SequencedMap<String, Shape.Fields> types, Json.Object object) {
        ConfigReader untyped = new ConfigReader("", new Shape.Fields(new LinkedHashMap<>()), object);
        return new ConfigReader("", types.get(untyped.type()), object);
    }

    String text(String name) {
        if (member(name) instanceof Json.Text(String value)) {
            return value;
        }
        throw wrong(name, "must be a string");
    }

    double number(String name) {
        if (member(name) instanceof Json.Number value) {
            return value.doubleValue();
        }
        throw wrong(name, "must be a number");
    }

    List<Double> numbers(String name) {
        if (!(member(name) instanceof Json.Array(List<Json> items))) {
            throw wrong(name, "must be a list of numbers");
        }
        List<Double> numbers = new ArrayList<>();
        for (Json item : items) {
            if (!(item instanceof Json.Number number)) {
                throw wrong(name, "must be a list of numbers");
            }
            numbers.add(number.doubleValue());
        }
        return numbers;
    }

    int whole(String name) {
        return (int) number(name);
    }

    /** A whole number; empty where a word stands for it, such as {@code "auto"}. */
    OptionalInt wholeUnlessWord(String name) {
        return member(name) instanceof Json.Text ? OptionalInt.empty() : OptionalInt.of(whole(name));
    }

    /** A number; empty where a word stands for it, such as {@code "auto"}. */
    OptionalDouble numberUnlessWord(String name) {
        return member(name) instanceof Json.Text ? OptionalDouble.empty() : OptionalDouble.of(number(name));
    }

    /** A list of whole numbers; empty where something else is written. */
    Optional<List<Integer>> wholes(String name) {
        if (!(member(name) instanceof Json.Array(List<Json> items))) {
            return Optional.empty();
        }
        return Optional.of(items.stream()
                .map(item -> {
                    if (item instanceof Json.Number number && number.isWhole()) {
                        return (int) number.doubleValue();
                    }
                    throw wrong(name, "must be a list of whole numbers");
                })
                .toList());
    }

    boolean truth(String name) {
        if (member(name) instanceof Json.Bool(boolean value)) {
            return value;
        }
        throw wrong(name, "must be true or false");
    }

    <E extends Enum<E>> E word(String name, Class<E> type) {
        return Enum.valueOf(type, text(name).toUpperCase(Locale.ROOT));
    }

    boolean isWord(String name, String word) {
        return member(name).equals(Json.text(word));
    }

    /** One of an enum's words; empty where it is {@code "auto"}. */
    <E extends Enum<E>> Optional<E> wordUnlessAuto(String name, Class<E> type) {
        return text(name).equals("auto") ? Optional.empty() : Optional.of(word(name, type));
    }

    /** A member told apart by its {@code type}, which may be written as the type's name alone. */
    ConfigReader tagged(String name) {
        if (!(field(name).shape() instanceof Shape.Tagged(SequencedMap<String, Shape.Fields> types))) {
            throw new IllegalArgumentException(name + " is not tagged");
        }
        Json.Object object =
                member(name) instanceof Json.Object written ? written : Json.EMPTY.with("type", Json.text(text(name)));
        String where = path + "." + name;
        if (!(object.get("type").orElse(new Json.Null()) instanceof Json.Text(String type))
                || !types.containsKey(type)) {
            throw new InvalidInput(where + ".type", "must be one of " + String.join(", ", types.keySet()));
        }
        return new ConfigReader(where, types.get(type), object);
    }

    /** Which of its kind it is, for an object told apart by its {@code type}. */
    String type() {
        return text("type");
    }

    /** A member that is an object of fields. */
    ConfigReader fields(String name) {
        if (!(field(name).shape() instanceof Shape.Fields fields)) {
            throw new IllegalArgumentException(name + " is no object of fields");
        }
        if (member(name) instanceof Json.Object object) {
            return new ConfigReader(path + "." + name, fields, object);
        }
        throw wrong(name, "must be an object");
    }

    /** This object with every default written out, {@code type} first where it has one. */
    Json.Object written() {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        given.get("type").ifPresent(type -> members.put("type", type));
        shape.fields().keySet().forEach(name -> members.put(name, member(name)));
        return new Json.Object(members);
    }

    /** Whether a member was given, as another value than it has where it is left out. */
    boolean isChanged(String name) {
        return given.get(name).isPresent()
                && !given.get(name).equals(field(name).fallback());
    }

    InvalidInput wrong(String name, String message) {
        return new InvalidInput(path + "." + name, message);
    }

    private Json member(String name) {
        return given.get(name)
                .or(() -> name.equals("type") ? Optional.empty() : field(name).fallback())
                .orElseThrow(() -> wrong(name, "is missing"));
    }

    private Shape.Field field(String name) {
        return shape.fields().get(name);
    }
}
