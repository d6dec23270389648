package dev.espalier.trainer.config;

import dev.espalier.space.Shape;
import dev.espalier.trainer.data.Kind;
import dev.espalier.trainer.model.Activation;
import dev.espalier.trainer.model.Initializer;
import dev.espalier.trainer.model.Mlp;
import dev.espalier.trainer.model.Norm;
import java.util.List;

/** Fully connected nets: their members, and the model they say. */
final class MlpVocabulary {
    private MlpVocabulary() {}

    static ModelFamily family() {
        return new ModelFamily(List.of(Kind.TABULAR, Kind.IMAGE), fields(), MlpVocabulary::read);
    }

    private static Mlp read(Filled model) {
        return new Mlp(
                model.whole("depth"),
                model.whole("width"),
                model.number("dropout"),
                Activation.of(model.text("activation")),
                model.word("norm", Norm.class),
                model.word("initializer", Initializer.class));
    }

    private static Shape.Fields fields() {
        return new FieldsBuilder()
                .whole("depth", 1, 16, 2, "hidden layers")
                .whole("width", 1, 8192, 64, "units of each hidden layer")
                .real(
                        "dropout",
                        0,
                        ModelVocabulary.MOST_DROPOUT,
                        0,
                        ModelVocabulary.DROPOUT + "after each hidden layer")
                .word("activation", Activation.words(), "relu", "activation after each hidden layer")
                .word("norm", ModelVocabulary.NORMS, "none", ModelVocabulary.NORM + "before each activation")
                .initializer()
                .build();
    }
}
