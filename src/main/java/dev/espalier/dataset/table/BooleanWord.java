package dev.espalier.dataset.table;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The words that tables have for true and false. */
public final class BooleanWord {
    private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "on", "1", "1.0");
    private static final Set<String> FALSE = Set.of("false", "f", "no", "n", "off", "0", "0.0");

    private BooleanWord() {}

    /** What it says; empty of other words. */
    public static Optional<Boolean> of(String word) {
        String small = word.strip().toLowerCase(Locale.ROOT);
        return TRUE.contains(small) ? Optional.of(true) : FALSE.contains(small) ? Optional.of(false) : Optional.empty();
    }

    /** The one of {@code words} that says {@code truth}; empty where none does, or several. */
    public static Optional<String> find(List<String> words, boolean truth) {
        List<String> found = words.stream()
                .filter(word -> of(word).filter(said -> said == truth).isPresent())
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** Whether these are a word for true and one for false. */
    public static boolean arePair(List<String> words) {
        return words.size() == 2
                && find(words, true).isPresent()
                && find(words, false).isPresent();
    }
}
