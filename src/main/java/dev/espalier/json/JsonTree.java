package dev.espalier.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.espalier.study.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Tokens to {@link Json} and back. */
final class JsonTree {
    private static final int LONGEST_PLAIN_NUMBER = 18;

    private JsonTree() {}

    /** Reads the value that the parser's current token begins, up to its last token. */
    static Json read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> readObject(parser);
            case START_ARRAY -> readArray(parser);
            case VALUE_STRING -> Json.text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> readNumber(parser);
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> new Json.Null();
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new JsonParseException(parser, "A value was expected, not " + parser.currentToken());
        };
    }

    static void write(Json json, JsonGenerator generator) throws IOException {
        switch (json) {
            case Json.Object object -> {
                generator.writeStartObject();
                for (Map.Entry<String, Json> member : object.members().entrySet()) {
                    generator.writeFieldName(member.getKey());
                    write(member.getValue(), generator);
                }
                generator.writeEndObject();
            }
            case Json.Array array -> {
                generator.writeStartArray();
                for (Json item : array.items()) {
                    write(item, generator);
                }
                generator.writeEndArray();
            }
            case Json.Text text -> generator.writeString(text.value());
            case Json.Number number -> generator.writeNumber(plain(number.value()));
            case Json.Bool bool -> generator.writeBoolean(bool.value());
            case Json.Null _ -> generator.writeNull();
        }
    }

    private static Json readObject(JsonParser parser) throws IOException {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, read(parser));
        }
        return new Json.Object(members);
    }

    private static Json readArray(JsonParser parser) throws IOException {
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(parser));
        }
        return new Json.Array(items);
    }

    private static Json readNumber(JsonParser parser) throws IOException {
        try {
            return new Json.Number(parser.getDecimalValue());
        } catch (NumberFormatException | ArithmeticException wrong) {
            throw new JsonParseException(parser, parser.getText() + ParseMistake.OUT_OF_RANGE, wrong);
        }
    }

    /** 100 rather than 1E+2, but nothing that would print a million zeros. */
    private static BigDecimal plain(BigDecimal value) {
        boolean isShort = value.scale() < 0 && value.precision() - value.scale() <= LONGEST_PLAIN_NUMBER;
        return isShort ? value.setScale(0) : value;
    }
}
