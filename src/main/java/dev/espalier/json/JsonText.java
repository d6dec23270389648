package dev.espalier.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import dev.espalier.study.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** JSON to text and back (RFC 8259), strictly: no duplicate members, no comments, nothing after the value. */
public final class JsonText {
    /** Levels of objects and lists in one another. A choice in a search space costs three of them. */
    public static final int DEEPEST = 256;

    private static final int LONGEST_TEXT = 100_000_000;

    static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .build())
            .build();

    private JsonText() {}

    /** @throws MalformedJson naming line and column, if {@code text} is not one JSON value */
    public static Json parse(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return parse(parser);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * @param text in UTF-8; a byte order mark is skipped
     * @throws MalformedJson naming line and column, if {@code text} is not one JSON value
     */
    public static Json parse(byte[] text) {
        ByteBuffer bytes = ByteBuffer.wrap(text);
        try {
            String decoded = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return parse(decoded.startsWith("\ufeff") ? decoded.substring(1) : decoded);
        } catch (CharacterCodingException wrong) {
            throw new MalformedJson("The text is not UTF-8: byte " + bytes.position() + " is wrong.", wrong);
        }
    }

    /** On one line, without blanks. */
    public static String print(Json json) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            JsonTree.write(json, generator);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** Over several lines, indented by two blanks. */
    public static String pretty(Json json) {
        StringWriter text = new StringWriter();
        Separators separators = Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER);
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            generator.setPrettyPrinter(new DefaultPrettyPrinter(separators));
            JsonTree.write(json, generator);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static Json parse(JsonParser parser) throws IOException {
        try {
            if (parser.nextToken() == null) {
                throw ParseMistake.at(parser.currentLocation(), "there is no value, only white space");
            }
            Json json = JsonTree.read(parser);
            requireEnd(parser);
            return json;
        } catch (JsonProcessingException wrong) {
            throw ParseMistake.of(wrong, parser.currentLocation());
        }
    }

    private static void requireEnd(JsonParser parser) throws IOException {
        JsonLocation place;
        try {
            if (parser.nextToken() == null) {
                return;
            }
            place = parser.currentTokenLocation();
        } catch (JsonProcessingException neither) {
            place = Optional.ofNullable(neither.getLocation()).orElse(parser.currentLocation());
        }
        throw ParseMistake.at(place, "unexpected content after the JSON value");
    }
}
