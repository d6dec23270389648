package dev.espalier.trainer.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
record RawTexts(int[][] texts, List<String> words, TextRules rules, int maxLength, Optional<VectorFile> vectors)
        implements RawInputs<TextPreprocessing> {

    /**
     * How texts are read.
     *
     * @param maxVocabulary ids at most, the two special ones included
     * @param minCount a token that occurs less often is unknown
     */
    record TextRules(Tokenizer tokenizer, int maxVocabulary, int minCount) {}

    static RawTexts of(List<String> texts, TextRules rules, MaxLength maxLength) {
        Map<String, Integer> seen = new HashMap<>();
        List<String> words = new ArrayList<>();
        int[][] cut = new int[texts.size()][];
        for (int i = 0; i < cut.length; i++) {
            cut[i] = rules.tokenizer().tokens(texts.get(i)).stream()
                    .mapToInt(token -> seen.computeIfAbsent(token, fresh -> {
                        words.add(fresh);
                        return words.size() - 1;
                    }))
                    .toArray();
        }
        return new RawTexts(cut, List.copyOf(words), rules, maxLength.of(cut), Optional.empty());
    }

    /** The same texts, with vectors for their tokens from {@code file}. */
    RawTexts with(DataFile file) {
        return new RawTexts(texts, words, rules, maxLength, Optional.of(VectorFile.read(file, Set.copyOf(words))));
    }

    @Override
    public int size() {
        return texts.length;
    }

    @Override
    public TextPreprocessing fit(int[] rows) {
        long[] counts = new long[words.size()];
        for (int row : rows) {
            for (int word : texts[row]) {
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
    public Inputs.Tokens encode(TextPreprocessing fitted, int[] rows) {
        Map<String, Integer> known = fitted.ids();
        int[] idOf = words.stream()
                .mapToInt(word -> known.getOrDefault(word, TextPreprocessing.UNKNOWN))
                .toArray();
        int length = fitted.maxLength();
        int[] ids = new int[Math.multiplyExact(rows.length, length)];
        int[] lengths = new int[rows.length];
        for (int example = 0; example < rows.length; example++) {
            int[] text = texts[rows[example]];
            // A text without tokens still needs one step: it stands as a single unknown token.
            ids[example * length] = TextPreprocessing.UNKNOWN;
            lengths[example] = Math.clamp(text.length, 1, length);
            for (int i = 0; i < Math.min(text.length, length); i++) {
                ids[example * length + i] = idOf[text[i]];
            }
        }
        return new Inputs.Tokens(ids, length, lengths);
    }
}
