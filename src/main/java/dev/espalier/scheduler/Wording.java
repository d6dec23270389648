package dev.espalier.scheduler;

import java.math.BigDecimal;
import java.math.MathContext;

/** How numbers are said in reasons. */
final class Wording {
    private static final MathContext FOUR_DIGITS = new MathContext(4);

    private Wording() {}

    /** Four significant digits, {@code 0.8713}; {@code nan}, {@code inf} and {@code -inf} where it is not finite. */
    static String of(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        BigDecimal rounded = new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros();
        boolean handy = rounded.signum() == 0 || Math.abs(rounded.precision() - rounded.scale()) <= 6;
        return handy ? rounded.toPlainString() : rounded.toString();
    }
}
