package dev.espalier.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.espalier.study.Configuration;
import dev.espalier.study.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.function.Function;

/** How values that are no plain records become JSON and back, each by way of {@link Json}. */
final class StudyModule {
    private StudyModule() {}

    static SimpleModule create() {
        SimpleModule module = new SimpleModule("study");
        module.addAbstractTypeMapping(SequencedMap.class, LinkedHashMap.class);
        add(module, Json.class, json -> json, json -> json);
        addPart(module, Json.Object.class);
        addPart(module, Json.Array.class);
        addPart(module, Json.Text.class);
        addPart(module, Json.Number.class);
        addPart(module, Json.Bool.class);
        add(module, Configuration.class, ConfigurationJson::of, ConfigurationJson::read);
        add(module, Double.class, Json::number, Numbers::read);
        add(module, double.class, Json::number, Numbers::read);
        add(module, OptionalDouble.class, StudyModule::optional, json -> OptionalDouble.of(Numbers.read(json)));
        return module;
    }

    private static Json optional(OptionalDouble value) {
        return value.isPresent() ? Json.number(value.getAsDouble()) : new Json.Null();
    }

    private static <T extends Json> void addPart(SimpleModule module, Class<T> part) {
        module.addDeserializer(part, new Reader<>(part, json -> {
            if (!part.isInstance(json)) {
                throw new IllegalArgumentException("the JSON value is no " + part.getSimpleName());
            }
            return part.cast(json);
        }));
    }

    private static <T> void add(SimpleModule module, Class<T> type, Function<T, Json> toJson, Function<Json, T> read) {
        module.addSerializer(type, new Writer<>(type, toJson));
        module.addDeserializer(type, new Reader<>(type, read));
    }

    private static final class Writer<T> extends StdSerializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient Function<T, Json> toJson;

        Writer(Class<T> type, Function<T, Json> toJson) {
            super(type);
            this.toJson = toJson;
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            JsonTree.write(toJson.apply(value), generator);
        }

        /** An empty {@link OptionalDouble} is left out like every other absent value. */
        @Override
        public boolean isEmpty(SerializerProvider provider, T value) {
            return value instanceof OptionalDouble optional && optional.isEmpty();
        }
    }

    private static final class Reader<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient Function<Json, T> read;

        Reader(Class<T> type, Function<Json, T> read) {
            super(type);
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            Json json = JsonTree.read(parser);
            try {
                return read.apply(json);
            } catch (IllegalArgumentException wrong) {
                return context.reportInputMismatch(this, "%s", wrong.getMessage());
            }
        }

        @Override
        public T getNullValue(DeserializationContext context) {
            Object absent = handledType() == Json.class ? new Json.Null() : absent(context);
            @SuppressWarnings("unchecked") // Each branch gives what its handled type is.
            T value = (T) absent;
            return value;
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return absent(context);
        }

        private Object absent(DeserializationContext context) {
            return handledType() == OptionalDouble.class ? OptionalDouble.empty() : null;
        }
    }
}
