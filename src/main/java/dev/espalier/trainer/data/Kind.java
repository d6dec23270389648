package dev.espalier.trainer.data;

import java.util.Arrays;
import java.util.Locale;

/** What one example of a data set is. */
public enum Kind {
    IMAGE,
    SERIES,
    TEXT,
    TABULAR;

    /** The word for it in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no kind has this word */
    public static Kind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of data set is called " + word));
    }
}
