package dev.espalier.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.espalier.study.Json;
import java.util.List;

/**
 * Records to JSON and back: members in snake_case; times in RFC 3339, durations in ISO 8601; enums in lower case; what is
 * absent is left out, and a list that is absent is read as empty; numbers that are not finite as {@code "nan"}, {@code "inf"}, {@code "-inf"}; a sealed interface's
 * records told apart by {@code type}, the record's name in snake_case ({@code trial_started}); a configuration as {@code
 * {values, code}}.
 */
public final class JsonMapping {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonText.FACTORY.copy())
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(StudyModule.create())
            .annotationIntrospector(AnnotationIntrospector.pair(new Names(), new JacksonAnnotationIntrospector()))
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .serializationInclusion(JsonInclude.Include.NON_ABSENT)
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .withConfigOverride(
                    List.class, absent -> absent.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonMapping() {}

    /** The value as JSON. */
    public static Json toJson(Object value) {
        return value instanceof Json json ? json : MAPPER.convertValue(value, Json.class);
    }

    /** The value as JSON text on one line. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(value.getClass() + " has no JSON form", impossible);
        }
    }

    /** @throws MalformedJson if {@code json} is not a {@code type} */
    public static <T> T read(Json json, Class<T> type) {
        try {
            return MAPPER.convertValue(json, type);
        } catch (IllegalArgumentException wrong) {
            throw wrong.getCause() instanceof JsonProcessingException cause ? unlike(type, cause) : wrong;
        }
    }

    /** @throws MalformedJson if {@code text} is not JSON, or not a {@code type} */
    public static <T> T read(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException wrong) {
            throw unlike(type, wrong);
        }
    }

    private static MalformedJson unlike(Class<?> type, JsonProcessingException wrong) {
        return new MalformedJson("Not a " + type.getSimpleName() + ": " + wrong.getOriginalMessage() + ".", wrong);
    }
}
