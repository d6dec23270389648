package dev.espalier.space;

import dev.espalier.study.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites a constraint for EvalEx: each parameter's path, which may hold dots and dashes, becomes a plain variable; {@code
 * and}, {@code or} and {@code not} become operators. Where paths overlap the longest wins.
 */
final class ConstraintScanner {
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern NUMBER = Pattern.compile("(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_$][\\p{L}0-9_$.]*");
    private static final Pattern REST_OF_WORD = Pattern.compile("\\.?[\\p{L}0-9_$]");
    private static final Pattern CALL = Pattern.compile("\\s*\\(");
    private static final Map<String, String> OPERATORS = Map.of("and", "&&", "or", "||", "not", "!");
    private static final int MOST_DIGITS = 309;

    private final String text;
    private final Map<String, Parameter> byPath;
    private final List<String> longestFirst;
    private final String path;
    private final Problems problems;
    private final StringBuilder rewritten = new StringBuilder();
    /** For each character rewritten, the place that it came from. */
    private final List<Integer> origins = new ArrayList<>();

    private final List<Parameter> uses = new ArrayList<>();
    private int at;

    ConstraintScanner(String text, Map<String, Parameter> byPath, String path, Problems problems) {
        this.text = text;
        this.byPath = byPath;
        this.longestFirst = byPath.keySet().stream()
                .filter(known -> !known.isBlank() && !NUMBER.matcher(known).matches())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        this.path = path;
        this.problems = problems;
    }

    /** The expression for EvalEx; of no use once a problem was found. */
    String rewrite() {
        while (at < text.length()) {
            next();
        }
        if (text.isBlank()) {
            problems.add(path, "is empty; write an expression such as \"depth * width <= 512\".");
        }
        return rewritten.toString();
    }

    /** The parameters found, each once. */
    List<Parameter> uses() {
        return List.copyOf(uses);
    }

    /** The character of the original, counted from 1, for a place in the rewritten expression, counted from 1. */
    int column(int place) {
        return place > origins.size() ? text.length() : origins.get(Math.max(place, 1) - 1) + 1;
    }

    private void next() {
        Optional<String> known = knownPath();
        if (known.isPresent()) {
            Parameter parameter = byPath.get(known.get());
            if (!uses.contains(parameter)) {
                uses.add(parameter);
            }
            emit(Constraint.variable(parameter), known.get().length());
        } else if (text.charAt(at) == '"') {
            match(TEXT).ifPresentOrElse(literal -> emit(literal, literal.length()), this::unclosed);
        } else if (match(NUMBER).isPresent()) {
            number(match(NUMBER).get());
        } else if (match(WORD).isPresent()) {
            word(match(WORD).get());
        } else {
            emit(text.substring(at, at + 1), 1);
        }
    }

    private Optional<String> knownPath() {
        return longestFirst.stream()
                .filter(known -> text.startsWith(known, at))
                .filter(known -> !found(REST_OF_WORD, at + known.length()))
                .filter(known -> !isFunctionCall(known))
                .findFirst();
    }

    private void number(String literal) {
        BigDecimal value = new BigDecimal(literal);
        if (literal.length() > 40 || Math.abs((long) value.precision() - value.scale()) > MOST_DIGITS) {
            problems.add(path, "holds the number " + Words.quoted(literal) + ", which is too large or too small.");
        }
        emit(literal, literal.length());
    }

    private void word(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        boolean isCall = found(CALL, at + word.length());
        if (OPERATORS.containsKey(lower)) {
            emit(" " + OPERATORS.get(lower) + " ", word.length());
            return;
        }
        if (isCall && !ConstraintLanguage.FUNCTIONS.contains(lower)) {
            problems.add(
                    path,
                    "there is no function " + Words.quoted(word) + "."
                            + Nearest.hint(word, ConstraintLanguage.FUNCTIONS) + " The functions are "
                            + String.join(", ", ConstraintLanguage.FUNCTIONS) + ".");
        } else if (!isCall && !ConstraintLanguage.CONSTANTS.contains(lower)) {
            unknown(word);
        }
        emit(word, word.length());
    }

    private void unknown(String word) {
        boolean isLabel = byPath.values().stream()
                .anyMatch(parameter -> parameter instanceof Parameter.Choice choice
                        && choice.labels().contains(word));
        String hint = isLabel
                ? " To compare with the label, put it in quotes: \"" + word + "\"."
                : Nearest.hint(word, byPath.keySet());
        problems.add(
                path,
                "there is no parameter " + Words.quoted(word) + "." + hint + " The parameters are "
                        + Words.list(List.copyOf(byPath.keySet())) + ".");
    }

    private void unclosed() {
        problems.add(path, "has a text that is not closed: " + Words.quoted(text.substring(at)) + ".");
        emit(text.substring(at), text.length() - at);
    }

    private boolean isFunctionCall(String word) {
        return ConstraintLanguage.FUNCTIONS.contains(word.toLowerCase(Locale.ROOT)) && found(CALL, at + word.length());
    }

    private Optional<String> match(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        return matcher.lookingAt() ? Optional.of(matcher.group()) : Optional.empty();
    }

    private boolean found(Pattern pattern, int from) {
        return pattern.matcher(text).region(from, text.length()).lookingAt();
    }

    private void emit(String replacement, int length) {
        rewritten.append(replacement);
        for (int i = 0; i < replacement.length(); i++) {
            origins.add(at);
        }
        at += length;
    }
}
