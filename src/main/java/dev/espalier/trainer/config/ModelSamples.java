package dev.espalier.trainer.config;

import dev.espalier.study.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * Concrete architectures that an open one can become, to be tried before any is trained: every combination of its choices, with
 * both ends of its ranges and a whole number between. Where those are too many, some of them, the same each time.
 */
final class ModelSamples {
    private ModelSamples() {}

    /**
     * None where a member can take no value.
     *
     * @param model an object, its own choice made
     */
    static List<Json.Object> of(Json.Object model) {
        List<String> names = List.copyOf(model.members().sequencedKeySet());
        List<List<Json>> values =
                model.members().values().stream().map(ModelSamples::values).toList();
        return Combinations.of(values).stream()
                .map(taken -> object(names, taken))
                .toList();
    }

    private static Json.Object object(List<String> names, List<Json> values) {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            members.put(names.get(i), values.get(i));
        }
        return new Json.Object(members);
    }

    /** What an open value can become. */
    private static List<Json> values(Json open) {
        return new OpenValue("", open)
                .candidates().stream()
                        .flatMap(candidate -> some(candidate.value()))
                        .toList();
    }

    private static Stream<Json> some(Json value) {
        return switch (value) {
            case Json.Array(List<Json> items) ->
                Combinations.of(items.stream().map(ModelSamples::values).toList()).stream()
                        .map(Json.Array::new);
            case Json.Object object -> NumberRange.of(object).map(NumberRange::some).orElse(List.of(object)).stream();
            case Json.Text _, Json.Number _, Json.Bool _, Json.Null _ -> Stream.of(value);
        };
    }
}
