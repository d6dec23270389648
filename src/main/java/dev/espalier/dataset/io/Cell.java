package dev.espalier.dataset.io;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the text of a cell says. */
public final class Cell {
    private static final Set<String> MISSING = Set.of("", "na", "n/a", "nan", "?", "null");

    private Cell() {}

    public static boolean isMissing(String text) {
        return text.length() <= 4 && MISSING.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /** The finite number, if it is one; what Java alone reads as a number ({@code 1d}, {@code 0x1p3}) is not. */
    public static Optional<Double> number(String text) {
        String bare = text.strip();
        if (bare.isEmpty() || !isDigitOrPoint(bare.charAt(bare.length() - 1)) || bare.indexOf('x') >= 0) {
            return Optional.empty();
        }
        try {
            double value = Double.parseDouble(bare);
            return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException words) {
            return Optional.empty();
        }
    }

    private static boolean isDigitOrPoint(char character) {
        return character >= '0' && character <= '9' || character == '.';
    }
}
