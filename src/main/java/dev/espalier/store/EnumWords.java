package dev.espalier.store;

import java.util.Locale;

/** Enum constants as the lower-case words that columns and people use. */
final class EnumWords {
    private EnumWords() {}

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The name of a record in the form of its JSON type: {@code TrialStarted} is {@code trial_started}. */
    static String word(Record constant) {
        return constant.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }
}
