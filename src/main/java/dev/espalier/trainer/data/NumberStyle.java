package dev.espalier.trainer.data;

import dev.espalier.study.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the cells of a table write numbers.
 *
 * @param decimal what stands before the fraction
 * @param thousands what stands between groups of digits; empty where nothing does. A blank is a blank of any kind.
 */
public record NumberStyle(char decimal, Optional<Character> thousands) {
    /** As programs write them. */
    static final NumberStyle PLAIN = new NumberStyle('.', Optional.empty());

    /** What else people write, the commonest first. */
    static final List<NumberStyle> OTHERS = List.of(
            new NumberStyle(',', Optional.empty()),
            new NumberStyle('.', Optional.of(',')),
            new NumberStyle(',', Optional.of('.')),
            new NumberStyle(',', Optional.of(' ')),
            new NumberStyle('.', Optional.of(' ')),
            new NumberStyle('.', Optional.of('\'')));

    private static final String NONE = "none";
    private static final List<String> DECIMALS = List.of(".", ",");
    private static final List<String> THOUSANDS = List.of(NONE, ",", ".", " ", "'", "_");

    /** A blank, one that does not break, a narrow one, a thin one. */
    private static final String BLANKS = "[ \u00A0\u202F\u2009]";

    private static final Pattern DIGITS = Pattern.compile("[+-]?\\d{1,15}");

    /** Groups of three; before the last of them, as in India, of two. */
    private static final String GROUPED = "([+-]?\\d{1,3}(?:%1$s\\d{2,3})*%1$s\\d{3})((?:%2$s\\d*)?)";

    private static final String UNGROUPED = "([+-]?\\d*)((?:%s\\d+)?(?:[eE][+-]?\\d+)?)";

    /** Reads options {@code decimal} and {@code thousands}. */
    static NumberStyle read(Options options) {
        char decimal = options.word("decimal", DECIMALS, "what stands before the fraction of a number")
                .charAt(0);
        String thousands = options.word("thousands", THOUSANDS, "what stands between the thousands of a number");
        if (thousands.charAt(0) == decimal) {
            options.problem(
                    "thousands", "is %s, which is what stands before fractions; expected another".formatted(thousands));
        }
        return new NumberStyle(decimal, thousands.equals(NONE) ? Optional.empty() : Optional.of(thousands.charAt(0)));
    }

    /** The finite number, if it is one so written. */
    Optional<Double> number(String text) {
        return equals(PLAIN) ? Cell.number(text) : plain(text.strip()).flatMap(Cell::number);
    }

    /** The number before a sign of percent. */
    Optional<Double> percent(String text) {
        return withoutPercent(text).flatMap(this::number);
    }

    private static Optional<String> withoutPercent(String text) {
        String bare = text.strip();
        return bare.endsWith("%") ? Optional.of(bare.substring(0, bare.length() - 1)) : Optional.empty();
    }

    /** Whether it is a number so written, perhaps one of percent. */
    boolean fits(String text) {
        return DIGITS.matcher(text).matches()
                || number(withoutPercent(text).orElse(text)).isPresent();
    }

    /** As programs write it. */
    private Optional<String> plain(String text) {
        String mark = Pattern.quote(String.valueOf(decimal));
        if (thousands.isPresent()) {
            String group = thousands.get() == ' ' ? BLANKS : Pattern.quote(String.valueOf(thousands.get()));
            Matcher grouped = Pattern.compile(String.format(Locale.ROOT, GROUPED, group, mark))
                    .matcher(text);
            if (grouped.matches()) {
                return Optional.of(grouped.group(1).replaceAll(group, "")
                        + grouped.group(2).replace(decimal, '.'));
            }
        }
        Matcher ungrouped =
                Pattern.compile(String.format(Locale.ROOT, UNGROUPED, mark)).matcher(text);
        return ungrouped.matches()
                ? Optional.of(ungrouped.group(1) + ungrouped.group(2).replace(decimal, '.'))
                : Optional.empty();
    }

    /** What options to set for it. */
    String advice() {
        String decimals = "decimal \"%s\"".formatted(decimal);
        return thousands
                .map(mark -> decimal == '.'
                        ? "thousands \"%s\"".formatted(mark)
                        : "%s and thousands \"%s\"".formatted(decimals, mark))
                .orElse(decimals);
    }

    Json.Object toJson() {
        return JsonFields.object(
                "decimal", Json.text(String.valueOf(decimal)),
                "thousands", Json.text(thousands.map(String::valueOf).orElse(NONE)));
    }

    /** Of models that do not say: plain. */
    static NumberStyle fromJson(JsonFields fields) {
        if (fields.find("decimal").isEmpty()) {
            return PLAIN;
        }
        String decimal = fields.text("decimal");
        String thousands = fields.text("thousands");
        if (!DECIMALS.contains(decimal) || !THOUSANDS.contains(thousands)) {
            throw fields.wrong(
                    "decimal", "is " + decimal + ", and thousands " + thousands + ", which no number is written with");
        }
        return new NumberStyle(
                decimal.charAt(0), thousands.equals(NONE) ? Optional.empty() : Optional.of(thousands.charAt(0)));
    }
}
