package dev.espalier.trainer.config;

import dev.espalier.dataset.preprocessing.Kind;
import dev.espalier.space.Shape;
import dev.espalier.study.Json;
import dev.espalier.trainer.model.ResNet;
import java.util.List;

/** Residual nets and their plain twins: their members. */
final class ResNetVocabulary {
    static final int MOST_STAGES = 5;

    private ResNetVocabulary() {}

    static ModelFamily family() {
        return new ModelFamily(List.of(Kind.IMAGE), fields(), ResNetVocabulary::read, ResNetVocabulary::noteIdle);
    }

    private static ResNet read(ConfigReader model) {
        return new ResNetReader(model).read();
    }

    private static void noteIdle(IdleMembers members) {
        ConfigReader model = members.object();
        boolean shortcuts = model.truth("shortcut");
        members.note(!shortcuts, "projection", "is of shortcuts, but there are none; leave it out");
        // Wider blocks than the stem, and stages after the first, differ in shape from what they read.
        int stages = model.wholes("blocks")
                .map(List::size)
                .orElse(model.wholeUnlessWord("stages").orElse(2));
        members.note(
                shortcuts && stages == 1 && !model.isWord("block", "bottleneck"),
                "projection",
                "is of shortcuts between unequal shapes, but a single stage of basic blocks has none; leave it out");
    }

    private static Shape.Fields fields() {
        Shape number = new Shape.Whole(1, 64);
        return new FieldsBuilder()
                .wholeOrAuto(
                        "depth",
                        18,
                        152,
                        "layers of a published net: 18, 34, 50, 101 or 152 for images of 224x224, 20, 32, 44, 56 or 110 for"
                                + " those of 32x32; auto: as blocks, stages and width say")
                .autoOr(
                        "blocks",
                        List.of(number, new Shape.ListOf(number, 1, MOST_STAGES)),
                        "blocks of each stage, or a list with those of every stage; auto: as depth says, else 2")
                .wholeOrAuto(
                        "stages",
                        1,
                        MOST_STAGES,
                        "stages, each but the first halving the image; fewer where it would get below 2x2 pixels; auto: as"
                                + " depth or the list of blocks says, else 3")
                .wholeOrAuto(
                        "width",
                        1,
                        512,
                        "feature maps of the first stage, doubled by each next; auto: as depth says, else 16")
                .real("width_multiplier", 0.05, 16, 1, "factor of every layer's width")
                .word(
                        "block",
                        List.of("auto", "basic", "bottleneck"),
                        "auto",
                        "basic: two 3x3 convolutions; bottleneck: 1x1, 3x3 (which has the stride) and 1x1, the last four"
                                + " times as wide; auto: as depth says, else basic")
                .word(
                        "stem",
                        List.of("auto", "imagenet", "cifar"),
                        "auto",
                        "imagenet: a 7x7 convolution and a 3x3 max pooling, which quarter the image's sides; cifar: a 3x3"
                                + " convolution; auto: as depth says, else cifar")
                .truth(
                        "shortcut",
                        new Json.Bool(true),
                        "whether each block's input is added to its output; false gives the plain twin")
                .word(
                        "projection",
                        List.of("auto", "convolution", "pad"),
                        "auto",
                        "shortcuts between unequal shapes: convolution of 1x1, or pad with maps of zeros after leaving out"
                                + " every second pixel; needs such shortcuts; auto: pad for the published nets for 32x32, else convolution")
                .word(
                        "order",
                        List.of("post", "pre"),
                        "post",
                        "norm and activation after each convolution, or before it and once more before the pooling")
                .real(
                        "stochastic_depth",
                        0,
                        ModelVocabulary.MOST_DROPOUT,
                        0,
                        "share of the training examples that pass the last block by its shortcut alone, of the blocks"
                                + " before it evenly less; needs shortcuts")
                .truth(
                        "zero_init",
                        new Json.Bool(false),
                        "whether the scale of each block's last norm begins at 0; needs shortcuts, a norm and order post")
                .real(
                        "dropout",
                        0,
                        ModelVocabulary.MOST_DROPOUT,
                        0,
                        ModelVocabulary.DROPOUT + "before the output layer")
                .activation("within and after each block")
                .word("norm", ModelVocabulary.NORMS, "batch", ModelVocabulary.NORM + "with each convolution")
                .initializer()
                .build();
    }
}
