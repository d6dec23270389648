package dev.espalier.space;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that a mistyped one was probably meant to be. */
public final class Nearest {
    /** Longer names are not mistyped, and more are not compared, since that takes the product of all lengths. */
    private static final int LONGEST = 100;

    private static final int MOST = 200;

    private Nearest() {}

    /** Of the first known names the one at the least edit distance, if that is at most a third of its length; ties by order. */
    public static Optional<String> to(String name, Collection<String> known) {
        if (name.length() > LONGEST) {
            return Optional.empty();
        }
        String wanted = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .limit(MOST)
                .filter(candidate -> Math.abs(candidate.length() - name.length()) <= allowed(candidate))
                .filter(candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT)) <= allowed(candidate))
                .min(Comparator.comparingInt(candidate -> distance(wanted, candidate.toLowerCase(Locale.ROOT))));
    }

    /** {@code  Did you mean "learning_rate"?} with a space before it, or nothing. */
    public static String hint(String name, Collection<String> known) {
        return to(name, known)
                .map(candidate -> " Did you mean \"" + candidate + "\"?")
                .orElse("");
    }

    private static int allowed(String candidate) {
        return Math.max(1, (candidate.length() + 1) / 3);
    }

    /** Levenshtein's distance with transposed neighbours as one edit (optimal string alignment). */
    private static int distance(String one, String other) {
        int[][] edits = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : edit(one, other, edits, i, j);
            }
        }
        return edits[one.length()][other.length()];
    }

    private static int edit(String one, String other, int[][] edits, int i, int j) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int least = Math.min(edits[i - 1][j - 1] + change, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
    }
}
