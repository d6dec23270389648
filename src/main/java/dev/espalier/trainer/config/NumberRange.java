package dev.espalier.trainer.config;

import dev.espalier.study.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The numbers that a {@code $float} or {@code $int} leaves open.
 *
 * @param step from one to the next; empty where any real between is taken
 */
record NumberRange(BigDecimal low, BigDecimal high, Optional<BigDecimal> step) {

    /** What {@code value} writes; empty where it is no whole range. */
    static Optional<NumberRange> of(Json value) {
        if (!(value instanceof Json.Object object) || object.members().size() != 1) {
            return Optional.empty();
        }
        Json body = object.members().firstEntry().getValue();
        return switch (object.members().firstEntry().getKey()) {
            case "$float" -> of(body, Optional.empty());
            case "$int" -> of(body, Optional.of(BigDecimal.ONE));
            default -> Optional.empty();
        };
    }

    private static Optional<NumberRange> of(Json body, Optional<BigDecimal> fallback) {
        Optional<BigDecimal> low = number(body, "low");
        Optional<BigDecimal> high = number(body, "high");
        Optional<BigDecimal> step = number(body, "step").filter(width -> width.signum() > 0);
        return low.isEmpty() || high.isEmpty()
                ? Optional.empty()
                : Optional.of(new NumberRange(low.get(), high.get(), step.or(() -> fallback)));
    }

    private static Optional<BigDecimal> number(Json body, String name) {
        return body instanceof Json.Object object
                        && object.get(name).orElse(new Json.Null()) instanceof Json.Number number
                ? Optional.of(number.value())
                : Optional.empty();
    }

    /** The last number, which is below {@code high} where no whole number of steps leads there. */
    BigDecimal last() {
        return step.map(width ->
                        low.add(high.subtract(low).divideToIntegralValue(width).multiply(width)))
                .orElse(high);
    }

    /** The first number, the one a step after it, and the last. */
    List<Json> some() {
        Stream<BigDecimal> second = step.map(low::add).filter(number -> number.compareTo(last()) < 0).stream();
        return Stream.of(Stream.of(low), second, Stream.of(last()))
                .flatMap(numbers -> numbers)
                .<Json>map(Json.Number::new)
                .distinct()
                .toList();
    }
}
