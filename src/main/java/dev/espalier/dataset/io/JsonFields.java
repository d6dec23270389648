package dev.espalier.dataset.io;

import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads the members of an object that this room wrote itself, naming what is missing. */
public record JsonFields(String path, Json.Object object) {

    public static Json.Object object(Object... namesAndValues) {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put((String) namesAndValues[i], (Json) namesAndValues[i + 1]);
        }
        return new Json.Object(members);
    }

    public static Json texts(List<String> texts) {
        return new Json.Array(texts.stream().map(Json::text).toList());
    }

    public static Json numbers(double[] numbers) {
        return new Json.Array(Arrays.stream(numbers).mapToObj(Json::number).toList());
    }

    public static Json numbers(List<Integer> numbers) {
        return new Json.Array(numbers.stream().map(Json::number).toList());
    }

    /** A member that may be absent. */
    public Optional<Json> find(String name) {
        return object.get(name);
    }

    public String text(String name) {
        return textOf(name, member(name));
    }

    public double number(String name) {
        return numberOf(name, member(name));
    }

    public int whole(String name) {
        return (int) number(name);
    }

    public boolean truth(String name) {
        if (member(name) instanceof Json.Bool(boolean value)) {
            return value;
        }
        throw wrong(name, "is not true or false");
    }

    public List<String> texts(String name) {
        return items(name).stream().map(item -> textOf(name, item)).toList();
    }

    public double[] numbers(String name) {
        return items(name).stream().mapToDouble(item -> numberOf(name, item)).toArray();
    }

    public List<JsonFields> objects(String name) {
        return items(name).stream().map(item -> fieldsOf(name, item)).toList();
    }

    public JsonFields fields(String name) {
        return fieldsOf(name, member(name));
    }

    public InvalidInput wrong(String name, String message) {
        return new InvalidInput(path + "." + name, message);
    }

    private Json member(String name) {
        return object.get(name).orElseThrow(() -> wrong(name, "is missing"));
    }

    private List<Json> items(String name) {
        if (member(name) instanceof Json.Array(List<Json> items)) {
            return items;
        }
        throw wrong(name, "is not a list");
    }

    private JsonFields fieldsOf(String name, Json value) {
        if (value instanceof Json.Object found) {
            return new JsonFields(path + "." + name, found);
        }
        throw wrong(name, "is not an object");
    }

    private String textOf(String name, Json value) {
        if (value instanceof Json.Text(String text)) {
            return text;
        }
        throw wrong(name, "is not a string");
    }

    private double numberOf(String name, Json value) {
        if (value instanceof Json.Number number) {
            return number.doubleValue();
        }
        throw wrong(name, "is not a number");
    }
}
