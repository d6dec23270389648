package dev.espalier.dataset.text;

import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.Options;
import dev.espalier.dataset.preprocessing.Tokenizer;
import java.util.List;
import java.util.Optional;

/**
 * What all text formats are told.
 *
 * @param vectors a file of vectors of tokens, as {@link VectorFile} reads it
 */
public record TextOptions(
        RawTexts.TextRules rules, Optional<Integer> maxLength, Optional<DataFile> vectors, Optional<Boolean> stream) {
    private static final int LONGEST = 4096;
    private static final int MOST_TOKENS = 1_000_000;

    public static TextOptions read(Options options) {
        options.readEncoding();
        Tokenizer.Level level = Tokenizer.Level.of(
                        options.word("level", List.of("word", "character"), "what texts are cut into"))
                .orElseThrow();
        // A capital tells little of a word but much of a name's language, so characters keep it unless told.
        boolean lower = options.truth(
                        "lower_case", "whether capitals become small letters; left out: of words, not of characters")
                .orElse(level == Tokenizer.Level.WORD);
        Tokenizer tokenizer = new Tokenizer(level, lower ? Tokenizer.Letters.LOWER_CASE : Tokenizer.Letters.AS_WRITTEN);
        int maxVocabulary = options.whole(
                "max_vocabulary",
                3,
                MOST_TOKENS,
                10_000,
                "different tokens that are known, the most frequent ones; the padding and the unknown are two of them");
        int minCount = options.whole(
                        "min_count",
                        1,
                        MOST_TOKENS,
                        "how often a token occurs in the training texts to be known; left out: 2 for words, 1 for characters")
                .orElse(level == Tokenizer.Level.WORD ? 2 : 1);
        return new TextOptions(
                new RawTexts.TextRules(tokenizer, maxVocabulary, minCount),
                options.whole(
                        "max_length",
                        1,
                        LONGEST,
                        "tokens that are kept of a text; left out: of the longest, or where that has more than 64 what 19 of 20 fit within"),
                options.file("vectors", "a file below a data root with vectors of words, as of GloVe or fastText"),
                options.stream());
    }

    /** @param trainSize how many of the texts that were cut, from the first, are training ones */
    public RawTexts texts(TextCutter cut, int trainSize) {
        MaxLength length =
                maxLength.<MaxLength>map(MaxLength.Given::new).orElseGet(() -> new MaxLength.Fitting(trainSize));
        RawTexts read = cut.done(length);
        return vectors.map(read::with).orElse(read);
    }
}
