package dev.espalier.trainer.config;

import dev.espalier.trainer.model.Cnn;
import dev.espalier.trainer.model.Cnn.Block;
import dev.espalier.trainer.model.Cnn.Head;
import dev.espalier.trainer.model.Cnn.Layout;
import dev.espalier.trainer.model.Cnn.Padding;
import dev.espalier.trainer.model.Cnn.Pooling;
import dev.espalier.trainer.model.layer.Activation;
import dev.espalier.trainer.model.layer.Initializer;
import dev.espalier.trainer.model.layer.Norm;

/** Reads a convolutional net's members, which depend on one another. */
final class CnnReader {
    static final int DEPTH = 3;
    private static final int GROWTH_RATE = 12;
    private static final double COMPRESSION = 0.5;
    private static final int NARROWEST_INCEPTION = 8;

    private final ConfigReader model;

    CnnReader(ConfigReader model) {
        this.model = model;
    }

    /** @throws dev.espalier.study.InvalidInput where members contradict each other */
    Cnn read() {
        Block block = block();
        return new Cnn(
                layout(),
                block,
                model.whole("width"),
                model.wholeUnlessWord("growth").orElse(2),
                model.whole("kernel"),
                padding(block),
                pooling(block),
                model.wholeUnlessWord("stride").orElse(2),
                model.number("block_dropout"),
                model.number("dropout"),
                Activation.of(model.text("activation")),
                model.word("norm", Norm.class),
                model.word("head", Head.class),
                model.whole("hidden"),
                model.word("initializer", Initializer.class));
    }

    private Layout layout() {
        int stages = model.whole("stages");
        return stages == 0
                ? new Layout.Depth(model.wholeUnlessWord("depth").orElse(DEPTH))
                : new Layout.Stages(stages, model.wholeUnlessWord("blocks").orElse(1));
    }

    private Block block() {
        return switch (model.text("block")) {
            case "densenet" ->
                new Block.Dense(
                        model.wholeUnlessWord("growth_rate").orElse(GROWTH_RATE),
                        model.numberUnlessWord("compression").orElse(COMPRESSION));
            case "inception" -> inception();
            default -> new Block.Plain();
        };
    }

    private Block inception() {
        if (model.whole("width") < NARROWEST_INCEPTION) {
            throw model.wrong(
                    "width",
                    "is %d, but a block of type inception divides it by eight; give at least %d"
                            .formatted(model.whole("width"), NARROWEST_INCEPTION));
        }
        return new Block.Inception();
    }

    private Padding padding(Block block) {
        Padding padding = model.word("padding", Padding.class);
        if (padding == Padding.VALID && !(block instanceof Block.Plain)) {
            throw model.wrong(
                    "padding",
                    "cannot be \"valid\" with blocks that put maps of several layers side by side; take \"same\"");
        }
        return padding;
    }

    private Pooling pooling(Block block) {
        return model.wordUnlessAuto("pooling", Pooling.class)
                .orElse(block instanceof Block.Dense ? Pooling.AVERAGE : Pooling.MAX);
    }
}
