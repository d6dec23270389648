package dev.espalier.dataset.text;

import dev.espalier.dataset.core.Inputs;
import dev.espalier.dataset.core.RawInputs;
import dev.espalier.dataset.core.RawRows;
import dev.espalier.dataset.core.RowEncoder;
import dev.espalier.dataset.core.TokenVectors;
import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.preprocessing.TextPreprocessing;
import dev.espalier.dataset.preprocessing.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Texts, cut into tokens once.
 *
 * @param texts the tokens of each, as indices into {@code words}
 * @param words every token that occurs
 * @param vectors of those of them that a file has one for
 */
public record RawTexts(
        RawRows<int[]> texts, List<String> words, TextRules rules, int maxLength, Optional<VectorFile> vectors)
        implements RawInputs<TextPreprocessing> {

    /**
     * How texts are read.
     *
     * @param maxVocabulary ids at most, the two special ones included
     * @param minCount a token that occurs less often is unknown
     */
    public record TextRules(Tokenizer tokenizer, int maxVocabulary, int minCount) {}

    /** The same texts, with vectors for their tokens from {@code file}. */
    RawTexts with(DataFile file) {
        return new RawTexts(texts, words, rules, maxLength, Optional.of(VectorFile.read(file, Set.copyOf(words))));
    }

    @Override
    public int size() {
        return texts.size();
    }

    @Override
    public boolean isInMemory() {
        return texts.isInMemory();
    }

    @Override
    public Class<TextPreprocessing> preprocessing() {
        return TextPreprocessing.class;
    }

    @Override
    public TextPreprocessing fit(int[] rows) {
        long[] counts = new long[words.size()];
        for (int row : rows) {
            for (int word : texts.row(row)) {
                counts[word]++;
            }
        }
        List<String> vocabulary = new ArrayList<>(TextPreprocessing.SPECIAL);
        IntStream.range(0, counts.length)
                .filter(word -> counts[word] >= rules.minCount())
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(word -> -counts[word]).thenComparing(words::get))
                .limit(Math.max(0, rules.maxVocabulary() - TextPreprocessing.SPECIAL.size()))
                .forEach(word -> vocabulary.add(words.get(word)));
        return new TextPreprocessing(rules.tokenizer(), maxLength, vocabulary);
    }

    @Override
    public Optional<TokenVectors> vectors(TextPreprocessing fitted) {
        return vectors.map(file -> file.of(fitted.vocabulary()));
    }

    @Override
    public Inputs encode(TextPreprocessing fitted, int[] rows) {
        return encoder(fitted).all(rows);
    }

    @Override
    public RowEncoder encoder(TextPreprocessing fitted) {
        Map<String, Integer> known = fitted.ids();
        int[] idOf = words.stream()
                .mapToInt(word -> known.getOrDefault(word, TextPreprocessing.UNKNOWN))
                .toArray();
        return new TokenEncoder(texts, idOf, fitted.maxLength());
    }
}
