package dev.espalier.json;

import dev.espalier.study.Json;
import java.util.Optional;

/** Doubles, of which those that are not finite travel as text. */
public final class Numbers {
    private Numbers() {}

    /** The number that {@code json} stands for; empty when it is neither a number nor {@code "nan"}, {@code "inf"}, {@code "-inf"}. */
    public static Optional<Double> of(Json json) {
        return switch (json) {
            case Json.Number number -> Optional.of(number.doubleValue());
            case Json.Text text ->
                switch (text.value()) {
                    case "nan" -> Optional.of(Double.NaN);
                    case "inf" -> Optional.of(Double.POSITIVE_INFINITY);
                    case "-inf" -> Optional.of(Double.NEGATIVE_INFINITY);
                    default -> Optional.empty();
                };
            case Json.Object _, Json.Array _, Json.Bool _, Json.Null _ -> Optional.empty();
        };
    }

    static double read(Json json) {
        return of(json).orElseThrow(() -> new IllegalArgumentException(
                "a number, \"nan\", \"inf\" or \"-inf\" was expected, not " + JsonText.print(json)));
    }
}
