package dev.espalier.trainer.config;

import dev.espalier.space.Shape;
import dev.espalier.trainer.data.Kind;
import dev.espalier.trainer.model.Activation;
import dev.espalier.trainer.model.Cnn;
import dev.espalier.trainer.model.Cnn.Head;
import dev.espalier.trainer.model.Initializer;
import dev.espalier.trainer.model.Norm;
import java.util.List;

/** Convolutional nets: their members, and the model they say. */
final class CnnVocabulary {
    private CnnVocabulary() {}

    static ModelFamily family() {
        return new ModelFamily(List.of(Kind.IMAGE), fields(), CnnVocabulary::read);
    }

    private static Cnn read(Filled model) {
        return new Cnn(
                model.whole("depth"),
                model.whole("width"),
                model.whole("growth"),
                model.whole("kernel"),
                model.number("dropout"),
                Activation.of(model.text("activation")),
                model.word("norm", Norm.class),
                model.word("head", Head.class),
                model.whole("hidden"),
                model.word("initializer", Initializer.class));
    }

    private static Shape.Fields fields() {
        return new FieldsBuilder()
                .whole("depth", 1, 32, 3, "convolution layers, in as many groups as the image can be halved")
                .whole("width", 1, 1024, 32, "feature maps of the first group")
                .whole("growth", 1, 4, 2, "factor of the feature maps from one group to the next")
                .whole("kernel", 1, 11, 3, "side of each kernel in pixels, odd")
                .real(
                        "dropout",
                        0,
                        ModelVocabulary.MOST_DROPOUT,
                        0,
                        ModelVocabulary.DROPOUT + "before the output layer")
                .word("activation", Activation.words(), "relu", "activation after each layer")
                .word("norm", ModelVocabulary.NORMS, "batch", ModelVocabulary.NORM + "before each activation")
                .initializer()
                .word(
                        "head",
                        List.of("flatten", "average"),
                        "flatten",
                        "what the output layer sees: every value of the last maps, or the mean of each map")
                .whole("hidden", 0, 8192, 0, "units of a hidden layer before the output layer; 0 for none")
                .build();
    }
}
