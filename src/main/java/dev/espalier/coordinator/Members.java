package dev.espalier.coordinator;

import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Reads the members of one JSON object and notes everything wrong with them; ask for every member, then {@link #close}. */
public final class Members {
    private final Json.Object object;
    private final String path;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();

    public Members(Json.Object object, String path, Problems problems) {
        this.object = object;
        this.path = path;
        this.problems = problems;
    }

    public Optional<Json> any(String name) {
        known.add(name);
        return object.get(name).filter(value -> !(value instanceof Json.Null));
    }

    /** The member, or a problem where it is absent. */
    public <T> Optional<T> required(String name, Optional<T> value) {
        if (any(name).isEmpty()) {
            problems.add(at(name), "is required");
        }
        return value;
    }

    public Optional<String> text(String name, int longest) {
        return any(name).flatMap(value -> text(value, at(name), longest));
    }

    private Optional<String> text(Json value, String where, int longest) {
        if (value instanceof Json.Text text
                && !text.value().isBlank()
                && text.value().length() <= longest) {
            return Optional.of(text.value());
        }
        problems.add(where, "must be a string of 1 to " + longest + " characters");
        return Optional.empty();
    }

    <E extends Enum<E>> Optional<E> word(String name, Class<E> type) {
        List<String> words = java.util.Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(java.util.Locale.ROOT))
                .toList();
        return any(name).flatMap(value -> {
            if (value instanceof Json.Text text && words.contains(text.value())) {
                return Optional.of(Enum.valueOf(type, text.value().toUpperCase(java.util.Locale.ROOT)));
            }
            problems.add(at(name), "must be one of " + String.join(", ", words));
            return Optional.empty();
        });
    }

    public Optional<Long> whole(String name, long low, long high) {
        return any(name).flatMap(value -> {
            if (value instanceof Json.Number number && number.isWhole()) {
                long whole = number.value().longValueExact();
                if (whole >= low && whole <= high) {
                    return Optional.of(whole);
                }
            }
            problems.add(at(name), "must be a whole number from " + low + " to " + high);
            return Optional.empty();
        });
    }

    public Optional<Double> real(String name) {
        return any(name).flatMap(value -> {
            if (value instanceof Json.Number number) {
                return Optional.of(number.doubleValue());
            }
            problems.add(at(name), "must be a number");
            return Optional.empty();
        });
    }

    /** An ISO 8601 duration, longer than nothing. */
    public Optional<java.time.Duration> duration(String name) {
        return any(name).flatMap(value -> {
            if (value instanceof Json.Text text) {
                try {
                    java.time.Duration duration = java.time.Duration.parse(text.value());
                    if (duration.isPositive()) {
                        return Optional.of(duration);
                    }
                } catch (java.time.format.DateTimeParseException malformed) {
                    // Told below, with what would be right.
                }
            }
            problems.add(at(name), "must be an ISO 8601 duration longer than nothing, such as \"PT20M\"");
            return Optional.empty();
        });
    }

    public Optional<Json.Object> object(String name) {
        return any(name).flatMap(value -> object(value, at(name)));
    }

    private Optional<Json.Object> object(Json value, String where) {
        if (value instanceof Json.Object members) {
            return Optional.of(members);
        }
        problems.add(where, "must be an object");
        return Optional.empty();
    }

    /** The items of an array that {@code read} could make something of. */
    private <T> List<T> list(String name, int most, BiFunction<Json, String, Optional<T>> read) {
        return any(name)
                .map(value -> switch (value) {
                    case Json.Array array
                    when array.items().size() <= most ->
                        IntStream.range(0, array.items().size())
                                .mapToObj(index -> read.apply(array.items().get(index), at(name) + "." + index))
                                .flatMap(Optional::stream)
                                .toList();
                    default -> {
                        problems.add(at(name), "must be an array of at most " + most + " items");
                        yield List.<T>of();
                    }
                })
                .orElse(List.of());
    }

    public List<String> texts(String name, int most, int longest) {
        return list(name, most, (value, where) -> text(value, where, longest));
    }

    List<Json.Object> objects(String name, int most) {
        return list(name, most, this::object);
    }

    String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** Notes every member that was not asked for. */
    public void close() {
        for (String name : object.members().keySet()) {
            if (!known.contains(name)) {
                problems.add(at(name), "is not known here; known are " + String.join(", ", known));
            }
        }
    }
}
