package dev.espalier.dataset.text;

import dev.espalier.dataset.core.ArrayForm;
import dev.espalier.dataset.core.RawRows;
import dev.espalier.dataset.core.RowStore;
import dev.espalier.dataset.core.Vocabulary;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Residency;
import java.util.Optional;
import java.util.stream.IntStream;

/** Cuts text after text into tokens. Used by one thread. */
public final class TextCutter implements AutoCloseable {
    private static final String TOO_MANY =
            "different tokens are not held; cut texts into characters by option level, or";

    private final RawTexts.TextRules rules;
    private final RowStore<int[]> texts;
    private final Vocabulary words;

    /** @param room for the different tokens */
    public TextCutter(RawTexts.TextRules rules, Residency residency, Vocabulary.Room room) {
        this.rules = rules;
        this.texts = RowStore.of(residency, ArrayForm.wholes());
        this.words = new Vocabulary(room, TOO_MANY);
    }

    /** @param failure the error to throw, given what is wrong with the text */
    public void add(String text, DatasetFailure.Naming failure) {
        texts.add(rules.tokenizer().tokens(text).stream()
                .mapToInt(token -> words.number(token, failure))
                .toArray());
    }

    /** All of them. */
    public RawTexts done(MaxLength maxLength) {
        RawRows<int[]> done = texts.done();
        int[] lengths = IntStream.range(0, done.size()).map(done::length).toArray();
        return new RawTexts(done, words.all(), rules, maxLength.of(lengths), Optional.empty());
    }

    @Override
    public void close() {
        texts.close();
    }
}
