package dev.espalier.trainer.config;

import dev.espalier.study.Json;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * The numbers that a {@code $float} or {@code $int} leaves open. Computed in floating point, as it is read before anyone has
 * looked how many digits they have.
 *
 * @param step from one to the next; empty where any real between is taken
 */
record NumberRange(double low, double high, OptionalDouble step) {
    private static final double ROUNDING = 1e-9;

    /** What {@code value} writes; empty where it is no whole range. */
    static Optional<NumberRange> of(Json value) {
        if (!(value instanceof Json.Object object) || object.members().size() != 1) {
            return Optional.empty();
        }
        Json body = object.members().firstEntry().getValue();
        return switch (object.members().firstEntry().getKey()) {
            case "$float" -> of(body, OptionalDouble.empty());
            case "$int" -> of(body, OptionalDouble.of(1));
            default -> Optional.empty();
        };
    }

    private static Optional<NumberRange> of(Json body, OptionalDouble unwritten) {
        OptionalDouble low = number(body, "low");
        OptionalDouble high = number(body, "high");
        OptionalDouble step = number(body, "step");
        return low.isEmpty() || high.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new NumberRange(low.getAsDouble(), high.getAsDouble(), step.orElse(0) > 0 ? step : unwritten));
    }

    private static OptionalDouble number(Json body, String name) {
        return body instanceof Json.Object object
                        && object.get(name).orElse(new Json.Null()) instanceof Json.Number number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    /** The last number, which is below {@code high} where no whole number of steps leads there. */
    double last() {
        if (step.isEmpty()) {
            return high;
        }
        double width = step.getAsDouble();
        return Math.min(high, low + Math.floor((high - low) / width + ROUNDING) * width);
    }

    /** The first number, the one a step after it, and the last. */
    List<Json> some() {
        DoubleStream second = step.stream().map(width -> low + width).filter(number -> number < last());
        return DoubleStream.concat(DoubleStream.concat(DoubleStream.of(low), second), DoubleStream.of(last()))
                .distinct()
                .mapToObj(Json::number)
                .toList();
    }
}
