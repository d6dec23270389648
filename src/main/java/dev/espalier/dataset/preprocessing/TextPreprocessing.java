package dev.espalier.dataset.preprocessing;

import dev.espalier.dataset.io.JsonFields;
import dev.espalier.study.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Texts: cut into tokens, each replaced by its index in the vocabulary; what comes after {@code maxLength} tokens is
 * dropped.
 *
 * @param maxLength tokens kept of a text
 * @param vocabulary every token by its id; the first two are {@link #PADDING} and {@link #UNKNOWN}, the rest come by
 *     falling count in the training texts
 */
public record TextPreprocessing(Tokenizer tokenizer, int maxLength, List<String> vocabulary)
        implements InputPreprocessing {

    /** The id that fills a short text up. */
    public static final int PADDING = 0;

    /** The id of every token that is not in the vocabulary. */
    public static final int UNKNOWN = 1;

    public static final List<String> SPECIAL = List.of("<padding>", "<unknown>");

    public TextPreprocessing {
        vocabulary = List.copyOf(vocabulary);
    }

    @Override
    public Kind kind() {
        return Kind.TEXT;
    }

    @Override
    public List<Integer> shape() {
        return List.of(maxLength);
    }

    /** The id of each token but the special ones. */
    public Map<String, Integer> ids() {
        Map<String, Integer> ids = new HashMap<>();
        for (int id = SPECIAL.size(); id < vocabulary.size(); id++) {
            ids.put(vocabulary.get(id), id);
        }
        return ids;
    }

    @Override
    public Json.Object toJson() {
        return JsonFields.object(
                "level", Json.text(tokenizer.level().word()),
                "lower_case", new Json.Bool(tokenizer.letters() == Tokenizer.Letters.LOWER_CASE),
                "max_length", Json.number(maxLength),
                "vocabulary", JsonFields.texts(vocabulary));
    }

    static TextPreprocessing fromJson(JsonFields fields) {
        Tokenizer.Letters letters =
                fields.truth("lower_case") ? Tokenizer.Letters.LOWER_CASE : Tokenizer.Letters.AS_WRITTEN;
        Tokenizer.Level level = Tokenizer.Level.of(fields.text("level"))
                .orElseThrow(() -> fields.wrong("level", "is neither word nor character"));
        return new TextPreprocessing(
                new Tokenizer(level, letters), fields.whole("max_length"), fields.texts("vocabulary"));
    }
}
