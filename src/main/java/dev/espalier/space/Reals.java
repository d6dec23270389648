package dev.espalier.space;

import dev.espalier.study.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/** The numbers of a real parameter. A step's grid is walked in decimal, so that 0.1 + 2 * 0.1 is 0.3. */
final class Reals {
    /** How far off its grid a value may be, in steps: what a decimal fraction loses as a double. */
    private static final double TOLERANCE = 1e-6;

    private Reals() {}

    static long count(Parameter.Real real) {
        BigDecimal width = BigDecimal.valueOf(real.high()).subtract(BigDecimal.valueOf(real.low()));
        BigDecimal step = BigDecimal.valueOf(real.step().getAsDouble());
        return width.divide(step, 0, RoundingMode.FLOOR).longValueExact() + 1;
    }

    static double codeAt(Parameter.Real real, long place) {
        BigDecimal step = BigDecimal.valueOf(real.step().getAsDouble());
        return BigDecimal.valueOf(real.low())
                .add(step.multiply(BigDecimal.valueOf(place)))
                .doubleValue();
    }

    static double fromUnit(Parameter.Real real, double unit) {
        double inside = Math.clamp(unit, 0, 1);
        if (real.step().isPresent()) {
            long count = count(real);
            return codeAt(real, Math.min(count - 1, (long) (inside * count)));
        }
        double code = switch (real.scale()) {
            case LINEAR -> real.low() * (1 - inside) + real.high() * inside;
            case LOG -> Math.exp(Math.log(real.low()) * (1 - inside) + Math.log(real.high()) * inside);
        };
        return Math.clamp(code, real.low(), real.high()) + 0.0;
    }

    static double toUnit(Parameter.Real real, double code) {
        double inside = nearest(real, code);
        if (real.step().isPresent()) {
            return (place(real, inside) + 0.5) / count(real);
        }
        double unit = switch (real.scale()) {
            case LINEAR -> linear(real, inside);
            case LOG -> (Math.log(inside) - Math.log(real.low())) / (Math.log(real.high()) - Math.log(real.low()));
        };
        return Math.clamp(unit, 0, 1);
    }

    private static double linear(Parameter.Real real, double inside) {
        double width = real.high() - real.low();
        // Halved where a double does not hold the width, and not where the numbers are too small to be halved.
        return Double.isInfinite(width)
                ? (inside / 2 - real.low() / 2) / (real.high() / 2 - real.low() / 2)
                : (inside - real.low()) / width;
    }

    static double nearest(Parameter.Real real, double code) {
        if (Double.isNaN(code)) {
            return fromUnit(real, 0.5);
        }
        double inside = Math.clamp(code, real.low(), real.high());
        // Adding zero makes -0.0 plain 0.0, so that equal values have equal codes.
        return real.step().isEmpty() ? inside + 0.0 : codeAt(real, place(real, inside)) + 0.0;
    }

    static OptionalDouble codeOf(Parameter.Real real, Json value) {
        if (!(value instanceof Json.Number number)) {
            return OptionalDouble.empty();
        }
        double code = number.doubleValue();
        double nearest = nearest(real, code);
        double allowed = real.step().isPresent() ? real.step().getAsDouble() * TOLERANCE : 0;
        return Math.abs(code - nearest) <= allowed ? OptionalDouble.of(nearest) : OptionalDouble.empty();
    }

    private static long place(Parameter.Real real, double inside) {
        double step = real.step().getAsDouble();
        double width = inside - real.low();
        double steps = Double.isInfinite(width) ? inside / step - real.low() / step : width / step;
        return Math.clamp(Math.round(steps), 0, count(real) - 1);
    }
}
