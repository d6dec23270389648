package dev.espalier.trainer.config;

import dev.espalier.space.Shape;
import dev.espalier.trainer.optimizer.WeightAverage;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** The member {@code weight_average}: each type's members, and what they say. */
final class AverageVocabulary {
    private AverageVocabulary() {}

    static SequencedMap<String, Shape.Fields> types() {
        SequencedMap<String, Shape.Fields> types = new LinkedHashMap<>();
        types.put("none", new FieldsBuilder().build());
        types.put(
                "ema",
                new FieldsBuilder()
                        .real(
                                "decay",
                                0,
                                0.999999,
                                0.999,
                                "share of the average kept at each step, once it is long enough")
                        .build());
        types.put(
                "swa",
                new FieldsBuilder()
                        .real(
                                "start",
                                0,
                                0.99,
                                0.75,
                                "share of the trial's epochs before the first that is averaged over")
                        .build());
        return types;
    }

    static WeightAverage read(ConfigReader average) {
        return switch (average.type()) {
            case "none" -> new WeightAverage.None();
            case "ema" -> new WeightAverage.Ema(average.number("decay"));
            case "swa" -> new WeightAverage.Swa(average.number("start"));
            case String other -> throw average.wrong("type", other + " is no average");
        };
    }
}
