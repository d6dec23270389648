package dev.espalier.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is wrong with a text that is not JSON, in words of our own: the parser's name its classes and options. */
final class ParseMistake {
    private static final int LONGEST_TOKEN = 40;
    private static final String FOUND = "Unexpected character \\((.*?),? \\(?code .*";
    private static final String BEGINS = ".*line: (\\d+), column: (\\d+).*";

    /** How {@link JsonTree} ends what it says of a number. */
    static final String OUT_OF_RANGE = " is out of range";

    /** The first that fits tells; the parser's messages are matched as loosely as they can be told apart. */
    private static final List<Rule> RULES = List.of(
            rule("Non-standard token '(.*)'.*", found -> notFinite(found.group(1))),
            rule("(.*)" + OUT_OF_RANGE, found -> "the number " + shortened(found.group(1)) + OUT_OF_RANGE),
            rule("Duplicate field '(.*)'", found -> "the member \"" + shortened(found.group(1)) + "\" appears twice"),
            rule(
                    "Unexpected end-of-input.*close marker for (\\w+)" + BEGINS,
                    found -> "the text ends before the " + kind(found.group(1)) + " that begins at " + place(found)
                            + " is closed"),
            rule("Unexpected end-of-input.*(?:closing quote|STRING).*", _ -> "the text ends within a string"),
            rule("Unexpected end-of-input.*", _ -> "the text ends within a value"),
            rule(
                    "Unexpected close marker '(.)': expected '.' \\(for (\\w+)" + BEGINS,
                    found -> found.group(1) + " cannot close the " + kind(found.group(2)) + " that begins at "
                            + place(found)),
            rule("Unexpected close marker '(.)'.*", found -> found.group(1) + " closes nothing that is open"),
            rule(".*\\(non-standard\\) comment.*", _ -> "JSON has no comments"),
            rule(".*plus sign.*", _ -> "a number cannot begin with a plus sign"),
            rule(".*Leading zeroes.*", _ -> "a number cannot begin with a zero that digits follow"),
            rule(".*Decimal point.*", _ -> "a digit must follow the decimal point"),
            rule(".*(?:number exponent|Exponent indicator).*", _ -> "a digit must follow the exponent's e"),
            rule(".*minus sign.*", _ -> "a digit must follow the minus sign"),
            rule(".*hex-digit.*", _ -> "four hexadecimal digits must follow \\u"),
            rule(FOUND + "comma.*", found -> character(found.group(1)) + " was found where a comma was expected"),
            rule(
                    FOUND + "colon.*",
                    found -> character(found.group(1))
                            + " was found where the colon after a member's name was expected"),
            rule(
                    FOUND + "field name",
                    found -> character(found.group(1))
                            + " was found where a member's name in double quotes was expected"),
            rule(
                    FOUND + "root-level values",
                    found -> character(found.group(1)) + " cannot follow the number before it"),
            rule(FOUND, found -> character(found.group(1)) + " was found where a value was expected"),
            rule("Unrecognized token '(.*?)'.*", found -> token(found.group(1))),
            rule(
                    "Illegal unquoted character .*code (\\d+).*",
                    found -> "the control character with the code " + found.group(1) + " must be escaped in a string"),
            rule(
                    "Illegal character .*code (\\d+).*",
                    found -> "the control character with the code " + found.group(1) + " cannot stand between values"),
            rule(
                    "Unrecognized character escape '(.)'.*",
                    found -> "\\" + found.group(1) + " is not an escape that JSON knows"),
            rule("Unrecognized character escape.*", _ -> "a control character cannot be escaped by a backslash"),
            rule(
                    "Document nesting depth.*\\((\\d+), from.*",
                    found -> "objects and arrays are nested more than " + found.group(1) + " deep"),
            rule(
                    "Number value length.*\\((\\d+), from.*",
                    found -> "a number has more than " + found.group(1) + " characters"),
            rule(
                    "String value length.*\\((\\d+), from.*",
                    found -> "a string has more than " + found.group(1) + " characters"),
            rule(
                    "Name length.*\\((\\d+), from.*",
                    found -> "a member's name has more than " + found.group(1) + " characters"));

    private ParseMistake() {}

    private record Rule(Pattern pattern, Function<MatchResult, String> words) {}

    private static Rule rule(String pattern, Function<MatchResult, String> words) {
        return new Rule(Pattern.compile(pattern, Pattern.DOTALL), words);
    }

    /** @param reached where the parser stands, for what does not say where it is */
    static MalformedJson of(JsonProcessingException wrong, JsonLocation reached) {
        return at(Optional.ofNullable(wrong.getLocation()).orElse(reached), words(wrong.getOriginalMessage()));
    }

    static MalformedJson at(JsonLocation place, String words) {
        return new MalformedJson("Not JSON at line " + Math.max(1, place.getLineNr()) + ", column "
                + Math.max(1, place.getColumnNr()) + ": " + words + ".");
    }

    private static String words(String message) {
        for (Rule rule : RULES) {
            Matcher matcher = rule.pattern().matcher(message);
            if (matcher.matches()) {
                return rule.words().apply(matcher);
            }
        }
        return "this cannot be read";
    }

    /** The parser writes it in quotes, or {@code (CTRL-CHAR}. */
    private static String character(String written) {
        return written.startsWith("'") ? written.substring(1, written.length() - 1) : "a control character";
    }

    private static String notFinite(String token) {
        String word = token.equals("NaN") ? "nan" : token.startsWith("-") ? "-inf" : "inf";
        return shortened(token) + " is not a number in JSON; write \"" + word + "\"";
    }

    private static String token(String token) {
        String advice = switch (token.toLowerCase(java.util.Locale.ROOT)) {
            case "true", "false", "null" -> "write " + token.toLowerCase(java.util.Locale.ROOT);
            case "none", "undefined", "nil" -> "write null";
            case "nan", "inf" -> "write \"" + token.toLowerCase(java.util.Locale.ROOT) + "\"";
            default -> "strings stand in double quotes";
        };
        return shortened(token) + " is not a value in JSON; " + advice;
    }

    private static String kind(String word) {
        return word.equals("Array") ? "array" : "object";
    }

    /** Of the last two groups. */
    private static String place(MatchResult found) {
        return "line " + found.group(found.groupCount() - 1) + ", column " + found.group(found.groupCount());
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_TOKEN ? text.substring(0, LONGEST_TOKEN) + "…" : text;
    }
}
