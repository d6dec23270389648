package dev.espalier.dataset.image;

import dev.espalier.dataset.io.JsonFields;
import dev.espalier.dataset.io.OptionSchema;
import dev.espalier.dataset.io.Options;
import dev.espalier.dataset.preprocessing.Normalisation;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Option {@code normalise} of images: {@code "standardise"}, by what the training examples have; or {@code {"mean": […],
 * "deviation": […]}}, a number each for every channel, of pixels from 0 to 1.
 */
final class GivenNormalisation {
    private static final String TAKES =
            "must be \"standardise\", or an object of two lists of as many numbers as images have channels, mean and"
                    + " deviation, of pixels from 0 to 1; a deviation is greater than 0";

    private static final Json STANDARDISE = Json.text("standardise");
    private static final double LEAST = 1e-6;
    private static final double MOST = 1e6;

    private GivenNormalisation() {}

    /**
     * Empty where pixels are standardised.
     *
     * @param channels of the images; empty where that is not known yet
     */
    static Optional<Normalisation> read(Options options, OptionalInt channels) {
        return options.value("normalise", schema(), "what pixels, from 0 to 1, are normalised by")
                .flatMap(value -> {
                    if (value.equals(STANDARDISE)) {
                        return Optional.empty();
                    }
                    Optional<Normalisation> given = of(value);
                    if (given.isEmpty()) {
                        options.problem("normalise", TAKES);
                    }
                    channels.ifPresent(count -> given.flatMap(found -> misfit(found, count))
                            .ifPresent(problem -> options.problem("normalise", problem)));
                    return given;
                });
    }

    /** @throws InvalidInput if {@code given} is not for so many channels */
    static void check(Optional<Normalisation> given, int channels) {
        given.flatMap(found -> misfit(found, channels)).ifPresent(problem -> {
            throw new InvalidInput("options.normalise", problem);
        });
    }

    private static Optional<String> misfit(Normalisation given, int channels) {
        int found = given.mean().length;
        return found == channels
                ? Optional.empty()
                : Optional.of("has %d mean%s; the images have %d channel%s"
                        .formatted(found, found == 1 ? "" : "s", channels, channels == 1 ? "" : "s"));
    }

    private static Json.Object schema() {
        Json.Object numbers = JsonFields.object(
                "mean", OptionSchema.list(OptionSchema.type("number")),
                "deviation", OptionSchema.list(OptionSchema.number(LEAST, MOST)));
        return OptionSchema.anyOf(
                        OptionSchema.oneOf(List.of(STANDARDISE)),
                        OptionSchema.type("object")
                                .with("properties", numbers)
                                .with("required", JsonFields.texts(List.of("mean", "deviation")))
                                .with("additionalProperties", new Json.Bool(false)))
                .with("default", STANDARDISE);
    }

    private static Optional<Normalisation> of(Json value) {
        if (!(value instanceof Json.Object object) || !object.members().keySet().equals(Set.of("mean", "deviation"))) {
            return Optional.empty();
        }
        double[] mean = numbers(object.members().get("mean"));
        double[] standardDeviation = numbers(object.members().get("deviation"));
        boolean sound = mean.length > 0
                && mean.length == standardDeviation.length
                && Arrays.stream(mean).allMatch(Double::isFinite)
                && Arrays.stream(standardDeviation).allMatch(found -> found >= LEAST && found <= MOST);
        return sound ? Optional.of(new Normalisation(mean, standardDeviation)) : Optional.empty();
    }

    /** NaN for what is no number. */
    private static double[] numbers(Json value) {
        List<Json> items = value instanceof Json.Array(List<Json> found) ? found : List.of();
        return items.stream()
                .mapToDouble(item -> item instanceof Json.Number number ? number.doubleValue() : Double.NaN)
                .toArray();
    }
}
