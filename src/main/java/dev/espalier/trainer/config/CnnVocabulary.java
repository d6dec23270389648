package dev.espalier.trainer.config;

import dev.espalier.dataset.preprocessing.Kind;
import dev.espalier.space.Shape;
import java.util.List;

/** Convolutional nets: their members. */
final class CnnVocabulary {
    private CnnVocabulary() {}

    static ModelFamily family() {
        return new ModelFamily(List.of(Kind.IMAGE), fields(), model -> new CnnReader(model).read(), CnnIdle::note);
    }

    private static Shape.Fields fields() {
        return new FieldsBuilder()
                .wholeOrAuto(
                        "depth",
                        1,
                        32,
                        "blocks, in as many stages as the image can be made smaller; auto: as stages and blocks say, else 3")
                .whole("stages", 0, 8, 0, "stages; 0: as depth says")
                .wholeOrAuto("blocks", 1, 32, "blocks of each stage; only with stages; auto: 1")
                .word(
                        "block",
                        List.of("plain", "densenet", "inception"),
                        "plain",
                        "plain: a convolution; densenet: 1x1 and a convolution whose maps are added to all before;"
                                + " inception: convolutions of several sizes and a pooling beside each other")
                .whole(
                        "width",
                        1,
                        1024,
                        32,
                        "feature maps of the first stage; of densenet those before its first block")
                .wholeOrAuto(
                        "growth",
                        1,
                        4,
                        "factor of the feature maps from one stage to the next, up to 2,048; not of densenet; auto: 2")
                .wholeOrAuto("growth_rate", 1, 256, "feature maps that each block of densenet adds; auto: 12")
                .realOrAuto(
                        "compression",
                        0.1,
                        1,
                        "share of the feature maps that is left after a stage of densenet; auto: 0.5")
                .whole("kernel", 1, 11, 3, "side of each kernel in pixels, odd")
                .word(
                        "padding",
                        List.of("same", "valid"),
                        "same",
                        "same: zeros around the maps, which keep their size; valid: none; of plain blocks alone")
                .word(
                        "pooling",
                        List.of("auto", "max", "average", "strided", "none"),
                        "auto",
                        "what makes the maps smaller at the end of each stage, of densenet each but the last: a pooling, the"
                                + " stride of a convolution, or nothing; auto: average for densenet, else max")
                .wholeOrAuto("stride", 2, 4, "by how much a stage's end makes the maps' sides smaller; auto: 2")
                .real(
                        "block_dropout",
                        0,
                        ModelVocabulary.MOST_DROPOUT,
                        0,
                        "share of the feature maps set to 0 as a whole while training, after each block")
                .real(
                        "dropout",
                        0,
                        ModelVocabulary.MOST_DROPOUT,
                        0,
                        ModelVocabulary.DROPOUT + "before the output layer")
                .activation("with each convolution")
                .word("norm", ModelVocabulary.NORMS, "batch", ModelVocabulary.NORM + "before each activation")
                .word(
                        "head",
                        List.of("flatten", "average"),
                        "flatten",
                        "what the output layer sees: every value of the last maps, or the mean of each map")
                .whole("hidden", 0, 8192, 0, "units of a hidden layer before the output layer; 0 for none")
                .initializer()
                .build();
    }
}
