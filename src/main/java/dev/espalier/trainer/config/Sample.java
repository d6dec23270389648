package dev.espalier.trainer.config;

import dev.espalier.study.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A concrete object that an open one can become.
 *
 * @param of the open one, its own choice made
 * @param members each with its choice made
 */
record Sample(SearchValue of, SequencedMap<String, SearchValue> members) {

    /**
     * Every combination of the members' choices, with both ends of ranges and a whole number between. Where those are too many,
     * some of them, the same each time; none where a member can take no value.
     *
     * @param of an object told apart by its {@code type}, or the type's name alone
     */
    static List<Sample> all(SearchValue of) {
        if (!(of.value() instanceof Json.Object object)) {
            return List.of(of(of, List.of("type"), List.of(of)));
        }
        List<String> names = List.copyOf(object.members().sequencedKeySet());
        List<List<SearchValue>> values = names.stream()
                .map(name -> of.member(name).stream()
                        .flatMap(value -> value.some().stream())
                        .toList())
                .toList();
        return Combinations.of(values).stream()
                .map(taken -> of(of, names, taken))
                .toList();
    }

    private static Sample of(SearchValue of, List<String> names, List<SearchValue> values) {
        SequencedMap<String, SearchValue> members = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            members.put(names.get(i), values.get(i));
        }
        return new Sample(of, members);
    }

    Json.Object json() {
        SequencedMap<String, Json> values = new LinkedHashMap<>();
        members.forEach((name, member) -> values.put(name, member.value()));
        return new Json.Object(values);
    }

    /** What must be chosen for all of its members. */
    Choices choices() {
        return members.values().stream().map(SearchValue::choices).reduce(of.choices(), Choices::and);
    }

    /** Where in the document the value at {@code path}, seen from here, is written; the whole at the empty path. */
    String written(String path) {
        int end = path.indexOf('.') < 0 ? path.length() : path.indexOf('.');
        SearchValue member = members.get(path.substring(0, end));
        if (member == null) {
            return of.path() + (path.isEmpty() ? "" : ".") + path;
        }
        return member.path() + path.substring(end);
    }
}
