package dev.espalier.json;

import dev.espalier.study.Configuration;
import dev.espalier.study.Json;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;

/** Any record of {@code study} with random members, so that a new one is tested without a line more. */
final class RandomThings {
    private RandomThings() {}

    static Object of(Type type, RandomGenerator random) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic, random);
        }
        Class<?> raw = (Class<?>) type;
        if (raw == Json.Object.class) {
            return JsonTextTest.randomObject(random, 2);
        }
        if (raw == Json.class) {
            return JsonTextTest.randomJson(random, 2);
        }
        if (raw.isEnum()) {
            return raw.getEnumConstants()[random.nextInt(raw.getEnumConstants().length)];
        }
        if (raw.isSealed()) {
            return of(raw.getPermittedSubclasses()[random.nextInt(raw.getPermittedSubclasses().length)], random);
        }
        return raw.isRecord() ? record(raw, random) : simple(raw, random);
    }

    private static Object record(Class<?> type, RandomGenerator random) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] members = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            members[i] = of(components[i].getGenericType(), random);
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(members);
        } catch (ReflectiveOperationException wrong) {
            throw new IllegalStateException(type + " cannot be made", wrong);
        }
    }

    private static Object generic(ParameterizedType type, RandomGenerator random) {
        Type last = type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
        Class<?> raw = (Class<?>) type.getRawType();
        if (raw == Optional.class) {
            return random.nextBoolean() ? Optional.of(of(last, random)) : Optional.empty();
        }
        List<Object> items = new ArrayList<>();
        SequencedMap<String, Object> members = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(of(last, random));
            members.put(JsonTextTest.randomText(random), of(last, random));
        }
        return Map.class.isAssignableFrom(raw) ? members : items;
    }

    private static Object simple(Class<?> type, RandomGenerator random) {
        return switch (type.getSimpleName()) {
            case "int" -> random.nextInt();
            case "long" -> random.nextLong();
            case "double", "Double" -> number(random);
            case "String" -> JsonTextTest.randomText(random);
            case "Instant" -> Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
            case "Duration" -> Duration.ofMillis(random.nextLong(1_000_000_000L));
            case "OptionalInt" -> random.nextBoolean() ? OptionalInt.of(random.nextInt()) : OptionalInt.empty();
            case "OptionalLong" -> random.nextBoolean() ? OptionalLong.of(random.nextLong()) : OptionalLong.empty();
            case "OptionalDouble" -> random.nextBoolean() ? OptionalDouble.of(number(random)) : OptionalDouble.empty();
            case "Configuration" -> configuration(random);
            default -> throw new IllegalArgumentException("no random " + type);
        };
    }

    private static Configuration configuration(RandomGenerator random) {
        double[] code =
                random.doubles(random.nextInt(5)).map(any -> number(random)).toArray();
        return new Configuration(JsonTextTest.randomObject(random, 1).members(), code);
    }

    private static double number(RandomGenerator random) {
        return switch (random.nextInt(6)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> Double.NEGATIVE_INFINITY;
            case 3 -> random.nextInt(100);
            default -> random.nextGaussian() * Math.pow(10, random.nextInt(-20, 20));
        };
    }
}
