package dev.espalier.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import dev.espalier.study.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;

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
        return parse(() -> FACTORY.createParser(text));
    }

    /**
     * @param text in UTF-8
     * @throws MalformedJson naming line and column, if {@code text} is not one JSON value
     */
    public static Json parse(byte[] text) {
        return parse(() -> FACTORY.createParser(text));
    }

    /**
     * Reads to the end; the stream is left open.
     *
     * @param text in UTF-8
     * @throws MalformedJson naming line and column, if {@code text} is not one JSON value
     * @throws UncheckedIOException if the stream cannot be read
     */
    public static Json parse(InputStream text) {
        return parse(() -> FACTORY.createParser(text).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE));
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

    /** Opens a parser on some source. */
    private interface Source {
        JsonParser open() throws IOException;
    }

    private static Json parse(Source source) {
        try (JsonParser parser = source.open()) {
            if (parser.nextToken() == null) {
                throw new JsonParseException(parser, "There is no JSON value, only blanks");
            }
            Json json = JsonTree.read(parser);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "There is more after the end of the JSON value");
            }
            return json;
        } catch (JsonProcessingException wrong) {
            throw malformed(wrong);
        } catch (java.io.CharConversionException wrong) {
            throw new MalformedJson("The text is not UTF-8: " + wrong.getMessage() + ".", wrong);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static MalformedJson malformed(JsonProcessingException wrong) {
        String where = wrong.getLocation() == null || wrong.getLocation().getLineNr() < 1
                ? ""
                : " at line " + wrong.getLocation().getLineNr() + ", column "
                        + wrong.getLocation().getColumnNr();
        // Jackson names the source, which it hides, where it points back to the start of an object or list.
        String what = wrong.getOriginalMessage().replaceAll("\\[Source: .*?; (line: \\d+, column: \\d+)]", "$1");
        return new MalformedJson("Not JSON" + where + ": " + what + ".", wrong);
    }
}
