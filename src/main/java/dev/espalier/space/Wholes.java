package dev.espalier.space;

import dev.espalier.study.Json;
import java.util.OptionalDouble;

/**
 * The numbers of a whole parameter. On a log scale each number owns half a unit to either side, so that the ends are as
 * likely as their neighbours.
 */
final class Wholes {
    private Wholes() {}

    static long count(Parameter.Whole whole) {
        return (whole.high() - whole.low()) / whole.step() + 1;
    }

    static double fromUnit(Parameter.Whole whole, double unit) {
        double inside = Math.clamp(unit, 0, 1);
        return switch (whole.scale()) {
            case LINEAR -> {
                long count = count(whole);
                yield whole.codeAt(Math.min(count - 1, (long) (inside * count)));
            }
            case LOG -> {
                double drawn = Math.exp(logLow(whole) * (1 - inside) + logHigh(whole) * inside);
                yield Math.clamp(Math.round(drawn), whole.low(), whole.high());
            }
        };
    }

    static double toUnit(Parameter.Whole whole, double code) {
        double inside = nearest(whole, code);
        double unit = switch (whole.scale()) {
            case LINEAR -> (place(whole, inside) + 0.5) / count(whole);
            case LOG -> (Math.log(inside) - logLow(whole)) / (logHigh(whole) - logLow(whole));
        };
        return Math.clamp(unit, 0, 1);
    }

    static double nearest(Parameter.Whole whole, double code) {
        return Double.isNaN(code) ? fromUnit(whole, 0.5) : whole.codeAt(place(whole, code));
    }

    static OptionalDouble codeOf(Parameter.Whole whole, Json value) {
        if (!(value instanceof Json.Number number) || !number.isWhole()) {
            return OptionalDouble.empty();
        }
        long code = number.value().longValueExact();
        boolean fits = code >= whole.low() && code <= whole.high() && (code - whole.low()) % whole.step() == 0;
        return fits ? OptionalDouble.of(code) : OptionalDouble.empty();
    }

    private static long place(Parameter.Whole whole, double code) {
        double inside = Math.clamp(code, whole.low(), whole.high());
        return Math.clamp(Math.round((inside - whole.low()) / whole.step()), 0, count(whole) - 1);
    }

    private static double logLow(Parameter.Whole whole) {
        return Math.log(whole.low() - 0.5);
    }

    private static double logHigh(Parameter.Whole whole) {
        return Math.log(whole.high() + 0.5);
    }
}
