package dev.espalier.trainer.data;

import java.util.List;
import java.util.Optional;

/**
 * What all text formats are told.
 *
 * @param vectors a file of vectors of tokens, as {@link VectorFile} reads it
 */
record TextOptions(RawTexts.TextRules rules, Optional<Integer> maxLength, Optional<DataFile> vectors) {
    private static final int LONGEST = 4096;

    static TextOptions read(Options options) {
        Tokenizer.Level level =
                Tokenizer.Level.of(options.word("level", "word", "character")).orElseThrow();
        // A capital tells little of a word but much of a name's language, so characters keep it unless told.
        boolean lower = options.truth("lower_case").orElse(level == Tokenizer.Level.WORD);
        Tokenizer tokenizer = new Tokenizer(level, lower ? Tokenizer.Letters.LOWER_CASE : Tokenizer.Letters.AS_WRITTEN);
        int maxVocabulary = options.whole("max_vocabulary", 3, 1_000_000).orElse(10_000);
        int minCount = options.whole("min_count", 1, 1_000_000).orElse(level == Tokenizer.Level.WORD ? 2 : 1);
        return new TextOptions(
                new RawTexts.TextRules(tokenizer, maxVocabulary, minCount),
                options.whole("max_length", 1, LONGEST),
                options.file("vectors"));
    }

    /** @param trainSize how many of the texts, from the first, are training ones */
    RawTexts texts(List<String> texts, int trainSize) {
        MaxLength length =
                maxLength.<MaxLength>map(MaxLength.Given::new).orElseGet(() -> new MaxLength.Fitting(trainSize));
        RawTexts read = RawTexts.of(texts, rules, length);
        return vectors.map(read::with).orElse(read);
    }
}
