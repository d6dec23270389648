package dev.espalier.trainer.config;

import dev.espalier.study.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Concrete architectures that an open one can become, to be tried before any is trained: every combination of its choices, with
 * both ends of its ranges and a whole number between. Where those are too many, some of them, the same each time.
 */
final class ModelSamples {
    private static final int MOST = 512;
    private static final long SEED = 20;

    private final SequencedMap<String, List<Json>> members;

    /** @param model an object, its own choice made */
    ModelSamples(OpenValue model, Json.Object object) {
        members = new LinkedHashMap<>();
        for (String name : object.members().sequencedKeySet()) {
            members.put(
                    name,
                    model.member(name).stream()
                            .flatMap(candidate -> values(candidate.value()))
                            .toList());
        }
    }

    /** None where a member can take no value. */
    List<Json.Object> all() {
        if (members.values().stream().anyMatch(List::isEmpty)) {
            return List.of();
        }
        double combinations = members.values().stream().mapToDouble(List::size).reduce(1, (one, other) -> one * other);
        return combinations <= MOST ? combined() : drawn();
    }

    private List<Json.Object> combined() {
        List<Json.Object> all = List.of(Json.EMPTY);
        for (Map.Entry<String, List<Json>> member : members.entrySet()) {
            List<Json.Object> longer = new ArrayList<>();
            for (Json.Object begun : all) {
                member.getValue().forEach(value -> longer.add(begun.with(member.getKey(), value)));
            }
            all = longer;
        }
        return all;
    }

    private List<Json.Object> drawn() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Json.Object> all = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            Json.Object one = Json.EMPTY;
            for (Map.Entry<String, List<Json>> member : members.entrySet()) {
                List<Json> values = member.getValue();
                one = one.with(member.getKey(), values.get(random.nextInt(values.size())));
            }
            all.add(one);
        }
        return all;
    }

    private static Stream<Json> values(Json value) {
        if (!(value instanceof Json.Object object) || object.members().size() != 1) {
            return Stream.of(value);
        }
        Json body = object.members().firstEntry().getValue();
        return switch (object.members().firstEntry().getKey()) {
            case "$float" -> Stream.of("low", "high").flatMap(end -> member(body, end));
            case "$int" -> whole(body);
            default -> Stream.of(value);
        };
    }

    private static Stream<Json> whole(Json body) {
        Stream<Json> between = member(body, "low")
                .flatMap(low -> low instanceof Json.Number number
                        ? Stream.of(Json.number((long) number.doubleValue() + step(body)))
                        : Stream.empty());
        return Stream.of(member(body, "low"), between.filter(value -> isBelowHigh(value, body)), member(body, "high"))
                .flatMap(values -> values)
                .distinct();
    }

    private static boolean isBelowHigh(Json value, Json body) {
        return value instanceof Json.Number number
                && member(body, "high")
                        .allMatch(
                                high -> high instanceof Json.Number most && number.doubleValue() < most.doubleValue());
    }

    private static long step(Json body) {
        return member(body, "step")
                .map(step -> step instanceof Json.Number number ? (long) number.doubleValue() : 1)
                .findFirst()
                .orElse(1L);
    }

    private static Stream<Json> member(Json body, String name) {
        return body instanceof Json.Object object ? object.get(name).stream() : Stream.empty();
    }
}
