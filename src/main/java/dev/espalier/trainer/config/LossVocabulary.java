package dev.espalier.trainer.config;

import dev.espalier.space.Shape;
import dev.espalier.trainer.loss.ClassLoss;
import dev.espalier.trainer.loss.Loss;
import dev.espalier.trainer.loss.NumberLoss;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The member {@code loss}: each type's members, what they say, and which fit. */
final class LossVocabulary {
    static final List<String> OF_CLASSES = List.of("cross_entropy", "focal");
    static final List<String> OF_NUMBERS = List.of("squared", "absolute", "huber");

    private LossVocabulary() {}

    static SequencedMap<String, Shape.Fields> types() {
        SequencedMap<String, Shape.Fields> types = new LinkedHashMap<>();
        Shape.Fields none = new FieldsBuilder().build();
        types.put("auto", none);
        types.put("cross_entropy", smoothing(new FieldsBuilder()));
        types.put(
                "focal",
                smoothing(
                        new FieldsBuilder()
                                .real(
                                        "gamma",
                                        0,
                                        10,
                                        2,
                                        "how much less an example counts that is sure already; class_weights does what its authors' alpha is for")));
        types.put("squared", none);
        types.put("absolute", none);
        types.put(
                "huber",
                new FieldsBuilder()
                        .real(
                                "delta",
                                1e-3,
                                1e3,
                                1,
                                "difference from which the loss is a straight line, in standard deviations of the target")
                        .build());
        return types;
    }

    static Optional<Loss> read(ConfigReader loss) {
        return switch (loss.type()) {
            case "auto" -> Optional.empty();
            case "cross_entropy" -> Optional.of(new ClassLoss.CrossEntropy(loss.number("label_smoothing")));
            case "focal" -> Optional.of(new ClassLoss.Focal(loss.number("gamma"), loss.number("label_smoothing")));
            case "squared" -> Optional.of(new NumberLoss.Squared());
            case "absolute" -> Optional.of(new NumberLoss.Absolute());
            case "huber" -> Optional.of(new NumberLoss.Huber(loss.number("delta")));
            case String other -> throw loss.wrong("type", other + " is no loss");
        };
    }

    private static Shape.Fields smoothing(FieldsBuilder fields) {
        return fields.real("label_smoothing", 0, 0.9, 0, "share of each target that is spread over all classes")
                .build();
    }
}
