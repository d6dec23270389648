package dev.espalier.dataset.io;

import dev.espalier.study.Json;
import java.util.List;
import java.util.Optional;

/**
 * How the cells of a table write numbers.
 *
 * @param decimal what stands before the fraction
 * @param thousands what stands between groups of digits; empty where nothing does. A blank is a blank of any kind.
 */
public record NumberStyle(char decimal, Optional<Character> thousands) {
    /** As programs write them. */
    public static final NumberStyle PLAIN = new NumberStyle('.', Optional.empty());

    /** What else people write, the commonest first. */
    public static final List<NumberStyle> OTHERS = List.of(
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
    private static final String BLANKS = " \u00A0\u202F\u2009";

    /** Reads options {@code decimal} and {@code thousands}. */
    public static NumberStyle read(Options options) {
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
    public Optional<Double> number(String text) {
        return equals(PLAIN) ? Cell.number(text) : plain(text.strip()).flatMap(Cell::number);
    }

    /** The number before a sign of percent. */
    public Optional<Double> percent(String text) {
        return withoutPercent(text).flatMap(this::number);
    }

    private static Optional<String> withoutPercent(String text) {
        String bare = text.strip();
        return bare.endsWith("%") ? Optional.of(bare.substring(0, bare.length() - 1)) : Optional.empty();
    }

    /** Whether it is a number so written, perhaps one of percent. */
    public boolean fits(String text) {
        return number(withoutPercent(text).orElse(text)).isPresent();
    }

    /**
     * As programs write it: in whole digits, or groups of three, before the last of which there may be groups of two, as in
     * India; a power of ten only without groups.
     */
    private Optional<String> plain(String text) {
        StringBuilder plain = new StringBuilder();
        int at = sign(text, 0, plain);
        int groups = 0;
        int digits = digits(text, at, plain);
        int last = digits;
        at += digits;
        while (at < text.length() && isThousands(text.charAt(at))) {
            boolean isGroup = groups == 0 ? last >= 1 && last <= 3 : last == 2 || last == 3;
            last = digits(text, at + 1, plain);
            if (!isGroup || last < 2) {
                return Optional.empty();
            }
            at += 1 + last;
            groups++;
            digits += last;
        }
        if (groups > 0 && last != 3) {
            return Optional.empty();
        }
        if (at < text.length() && text.charAt(at) == decimal) {
            plain.append('.');
            int fraction = digits(text, at + 1, plain);
            at += 1 + fraction;
            digits = fraction == 0 ? 0 : digits + fraction;
        }
        if (groups == 0 && at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            plain.append('e');
            at = sign(text, at + 1, plain);
            int power = digits(text, at, plain);
            at += power;
            digits = power == 0 ? 0 : digits;
        }
        return at == text.length() && digits > 0 ? Optional.of(plain.toString()) : Optional.empty();
    }

    private boolean isThousands(char found) {
        return thousands.isPresent()
                && (thousands.get() == ' ' ? BLANKS.indexOf(found) >= 0 : thousands.get() == found);
    }

    /** Where to go on after a sign, if there is one. */
    private static int sign(String text, int at, StringBuilder into) {
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            into.append(text.charAt(at));
            return at + 1;
        }
        return at;
    }

    /** How many digits stand there. */
    private static int digits(String text, int from, StringBuilder into) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            into.append(text.charAt(at++));
        }
        return at - from;
    }

    /** What options to set for it. */
    public String advice() {
        String decimals = "decimal \"%s\"".formatted(decimal);
        return thousands
                .map(mark -> decimal == '.'
                        ? "thousands \"%s\"".formatted(mark)
                        : "%s and thousands \"%s\"".formatted(decimals, mark))
                .orElse(decimals);
    }

    public Json.Object toJson() {
        return JsonFields.object(
                "decimal", Json.text(String.valueOf(decimal)),
                "thousands", Json.text(thousands.map(String::valueOf).orElse(NONE)));
    }

    /** Of models that do not say: plain. */
    public static NumberStyle fromJson(JsonFields fields) {
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
