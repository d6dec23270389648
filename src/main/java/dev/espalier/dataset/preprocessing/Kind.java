package dev.espalier.dataset.preprocessing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What one example of a data set is. */
public enum Kind {
    IMAGE,
    SERIES,
    TEXT,
    TABULAR,
    /** A picture and what it shows, in words. */
    CAPTION,
    /** A question about a picture, which has an answer. */
    QUESTION;

    private static final String UNTRAINED =
            "is of %s; no model trains on those yet, so take a data set of images, series, texts or rows of a table";

    /** The word for it in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Why nothing can be trained on data of this kind; empty where it can. */
    public Optional<String> refusal() {
        return switch (this) {
            case IMAGE, SERIES, TEXT, TABULAR -> Optional.empty();
            case CAPTION -> Optional.of(UNTRAINED.formatted("images with captions"));
            case QUESTION -> Optional.of(UNTRAINED.formatted("questions about images"));
        };
    }

    /** @throws IllegalArgumentException if no kind has this word */
    public static Kind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of data set is called " + word));
    }
}
