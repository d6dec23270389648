package dev.espalier.dataset.preprocessing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Cuts a text into tokens. By words: a run of letters (marks, and an apostrophe between letters, included), a run of
 * digits, or a run of one same other character, cut after three; white space separates. By characters: every code point.
 * At both levels a digit becomes {@code 0}: how long a number is tells more than which it is, and every price and
 * telephone number would otherwise be a word of its own.
 */
public record Tokenizer(Level level, Letters letters) {

    /** What a token is. */
    public enum Level {
        WORD,
        CHARACTER;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Level> of(String word) {
            return Arrays.stream(values())
                    .filter(level -> level.word().equals(word))
                    .findFirst();
        }
    }

    /** What becomes of capitals. */
    public enum Letters {
        LOWER_CASE,
        AS_WRITTEN
    }

    private static final int LONGEST_REPEAT = 3;

    /** The tokens in their order; none for a blank text. */
    public List<String> tokens(String text) {
        String written = letters == Letters.LOWER_CASE ? text.toLowerCase(Locale.ROOT) : text;
        int[] points = written.codePoints()
                .map(point -> Character.isDigit(point) ? '0' : point)
                .toArray();
        return switch (level) {
            case CHARACTER ->
                Arrays.stream(points).mapToObj(Character::toString).toList();
            case WORD -> words(points);
        };
    }

    private static List<String> words(int[] points) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < points.length) {
            int first = points[at];
            int end;
            if (Character.isWhitespace(first) || Character.isSpaceChar(first) || Character.isISOControl(first)) {
                at++;
                continue;
            } else if (isLetter(first)) {
                end = wordEnd(points, at);
            } else if (first == '0') {
                end = runEnd(points, at, point -> point == '0');
            } else {
                end = runEnd(points, at, point -> point == first);
                words.add(new String(points, at, Math.min(end - at, LONGEST_REPEAT)));
                at = end;
                continue;
            }
            words.add(new String(points, at, end - at));
            at = end;
        }
        return words;
    }

    private static int wordEnd(int[] points, int from) {
        int end = runEnd(points, from, Tokenizer::isLetter);
        while (end + 1 < points.length && isApostrophe(points[end]) && isLetter(points[end + 1])) {
            end = runEnd(points, end + 1, Tokenizer::isLetter);
        }
        return end;
    }

    private static int runEnd(int[] points, int from, IntPredicate belongs) {
        int end = from;
        while (end < points.length && belongs.test(points[end])) {
            end++;
        }
        return end;
    }

    private static boolean isLetter(int point) {
        int type = Character.getType(point);
        return Character.isLetter(point)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isApostrophe(int point) {
        return point == '\'' || point == '\u2019';
    }
}
