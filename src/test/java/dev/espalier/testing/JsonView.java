package dev.espalier.testing;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import java.util.List;
import java.util.Set;

/** JSON as a test looks at it: by dotted path, failing with the whole value where the path leads nowhere. */
public record JsonView(Json json) {

    public static JsonView parse(String text) {
        return new JsonView(JsonText.parse(text));
    }

    /** @param path member names and list indices, separated by dots; empty for the value itself */
    public JsonView at(String path) {
        Json found = json;
        for (String step : path.isEmpty() ? new String[0] : path.split("\\.", -1)) {
            found = step(found, step, path);
        }
        return new JsonView(found);
    }

    private Json step(Json from, String step, String path) {
        return switch (from) {
            case Json.Object object
            when object.get(step).isPresent() -> object.get(step).get();
            case Json.Array array
            when step.matches("\\d+") && Integer.parseInt(step) < array.items().size() ->
                array.items().get(Integer.parseInt(step));
            case Json.Object _, Json.Array _, Json.Text _, Json.Number _, Json.Bool _, Json.Null _ ->
                throw new AssertionError("nothing at " + path + " in " + this);
        };
    }

    public boolean has(String name) {
        return json instanceof Json.Object object && object.get(name).isPresent();
    }

    public String text(String path) {
        return at(path).json instanceof Json.Text text ? text.value() : unexpected(path, "a text");
    }

    public double number(String path) {
        return at(path).json instanceof Json.Number number ? number.doubleValue() : unexpected(path, "a number");
    }

    public int whole(String path) {
        return (int) number(path);
    }

    public boolean yes(String path) {
        return at(path).json instanceof Json.Bool bool ? bool.value() : unexpected(path, "true or false");
    }

    public boolean isNull(String path) {
        return at(path).json instanceof Json.Null;
    }

    public List<JsonView> items(String path) {
        return at(path).json instanceof Json.Array array
                ? array.items().stream().map(JsonView::new).toList()
                : unexpected(path, "a list");
    }

    /** The texts at {@code path} of each item of the list {@code list}. */
    public List<String> texts(String list, String path) {
        return items(list).stream().map(item -> item.text(path)).toList();
    }

    /** The whole numbers at {@code path} of each item of the list {@code list}. */
    public List<Integer> wholes(String list, String path) {
        return items(list).stream().map(item -> item.whole(path)).toList();
    }

    public Set<String> names(String path) {
        return at(path).json instanceof Json.Object object ? object.members().keySet() : unexpected(path, "an object");
    }

    private <T> T unexpected(String path, String wanted) {
        throw new AssertionError("not " + wanted + " at " + path + " in " + this);
    }

    @Override
    public String toString() {
        return JsonText.print(json);
    }
}
