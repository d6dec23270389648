package dev.espalier.trainer.data;

import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Option {@code normalise} of images: {@code "standardise"}, by what the training examples have; or {@code {"mean": […],
 * "deviation": […]}}, a number each for every channel, of pixels from 0 to 1.
 */
final class GivenNormalisation {
    private static final String TAKES =
            "must be \"standardise\", or an object of two lists of as many numbers as images have channels, mean and"
                    + " deviation, of pixels from 0 to 1; a deviation is greater than 0";

    private GivenNormalisation() {}

    /** Empty where pixels are standardised. */
    static Optional<Normalisation> read(Options options) {
        return options.value("normalise").flatMap(value -> {
            if (value.equals(Json.text("standardise"))) {
                return Optional.empty();
            }
            Optional<Normalisation> given = of(value);
            if (given.isEmpty()) {
                options.problem("normalise", TAKES);
            }
            return given;
        });
    }

    /** @throws InvalidInput if {@code given} is not for so many channels */
    static void check(Optional<Normalisation> given, int channels) {
        given.filter(found -> found.mean().length != channels).ifPresent(found -> {
            throw new InvalidInput(
                    "options.normalise",
                    "has %d means; the images have %d channel%s"
                            .formatted(found.mean().length, channels, channels == 1 ? "" : "s"));
        });
    }

    private static Optional<Normalisation> of(Json value) {
        if (!(value instanceof Json.Object object) || !object.members().keySet().equals(Set.of("mean", "deviation"))) {
            return Optional.empty();
        }
        double[] mean = numbers(object.members().get("mean"));
        double[] deviation = numbers(object.members().get("deviation"));
        boolean sound = mean.length > 0
                && mean.length == deviation.length
                && Arrays.stream(mean).allMatch(Double::isFinite)
                && Arrays.stream(deviation).allMatch(found -> found >= 1e-6 && found <= 1e6);
        return sound ? Optional.of(new Normalisation(mean, deviation)) : Optional.empty();
    }

    /** NaN for what is no number. */
    private static double[] numbers(Json value) {
        List<Json> items = value instanceof Json.Array(List<Json> found) ? found : List.of();
        return items.stream()
                .mapToDouble(item -> item instanceof Json.Number number ? number.doubleValue() : Double.NaN)
                .toArray();
    }
}
