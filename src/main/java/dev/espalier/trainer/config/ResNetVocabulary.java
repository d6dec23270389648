package dev.espalier.trainer.config;

import dev.espalier.space.Shape;
import dev.espalier.study.Json;
import dev.espalier.trainer.data.Kind;
import dev.espalier.trainer.model.Activation;
import dev.espalier.trainer.model.Norm;
import dev.espalier.trainer.model.ResNet;
import dev.espalier.trainer.model.ResNet.Block;
import dev.espalier.trainer.model.ResNet.Shortcut;
import java.util.List;

/** Residual nets and their plain twins: their members, and the model they say. */
final class ResNetVocabulary {
    private ResNetVocabulary() {}

    static ModelFamily family() {
        return new ModelFamily(List.of(Kind.IMAGE), fields(), ResNetVocabulary::read);
    }

    private static ResNet read(Filled model) {
        return new ResNet(
                model.whole("blocks"),
                model.whole("stages"),
                model.whole("width"),
                model.word("block", Block.class),
                model.truth("shortcut") ? Shortcut.RESIDUAL : Shortcut.PLAIN,
                model.number("dropout"),
                Activation.of(model.text("activation")),
                model.word("norm", Norm.class));
    }

    private static Shape.Fields fields() {
        return new FieldsBuilder()
                .whole("blocks", 1, 64, 2, "blocks of each stage")
                .whole("stages", 1, 5, 3, "stages, each halving the image; fewer where it would get below 2x2 pixels")
                .whole("width", 1, 512, 16, "feature maps of the first stage, doubled by each next")
                .word(
                        "block",
                        List.of("basic", "bottleneck"),
                        "basic",
                        "basic: two 3x3 convolutions; bottleneck: 1x1, 3x3 and 1x1, the last four times as wide")
                .truth(
                        "shortcut",
                        new Json.Bool(true),
                        "whether each block's input is added to its output; false gives the plain twin")
                .real(
                        "dropout",
                        0,
                        ModelVocabulary.MOST_DROPOUT,
                        0,
                        ModelVocabulary.DROPOUT + "before the output layer")
                .word("activation", Activation.words(), "relu", "activation within and after each block")
                .word("norm", List.of("none", "batch"), "batch", "norm after each convolution")
                .build();
    }
}
