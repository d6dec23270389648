package dev.espalier.trainer.model;

import dev.espalier.trainer.model.Cnn.Padding;
import dev.espalier.trainer.model.Cnn.Pooling;
import dev.espalier.trainer.model.layer.FeatureMapBuilder;
import dev.espalier.trainer.model.layer.Window;

/** What the stages of a convolutional net have in common, of whatever blocks they are. */
final class StageParts {
    private final Cnn config;

    StageParts(Cnn config) {
        this.config = config;
    }

    /** The net's kernel. */
    Window kernel() {
        return kernel(1);
    }

    private Window kernel(int stride) {
        return config.padding() == Padding.SAME
                ? Window.same(config.kernel(), stride)
                : new Window(config.kernel(), stride, 0);
    }

    /** The kernel of a stage's last convolution. */
    Window lastKernel(CnnStage stage) {
        return kernel(isStrided(stage) ? config.stride() : 1);
    }

    /** Whether a convolution makes the maps smaller at the end of {@code stage}. */
    boolean isStrided(CnnStage stage) {
        return stage.end() == CnnStage.End.REDUCED && config.pooling() == Pooling.STRIDED;
    }

    /** A convolution with its norm and activation. */
    void convolution(FeatureMapBuilder maps, String name, Window window, int outputs) {
        maps.convolution(name, window, outputs).norm(name + ".norm").activation();
    }

    /** Norm, activation and a convolution. */
    void activated(FeatureMapBuilder maps, String name, Window window, int outputs) {
        maps.norm(name + ".norm").activation().convolution(name, window, outputs);
    }

    /** The dropout after a block. */
    void drop(FeatureMapBuilder maps) {
        double rate = config.blockDropout();
        if (rate > 0) {
            maps.add((input, context) -> context.dropMaps(input, rate), maps.maps());
        }
    }

    /** The pooling at a stage's end, where it has one. */
    void pool(FeatureMapBuilder maps, CnnStage stage) {
        Window square = new Window(config.stride(), config.stride(), 0);
        if (stage.end() == CnnStage.End.REDUCED) {
            switch (config.pooling()) {
                case MAX -> maps.maxPool(square);
                case AVERAGE -> maps.averagePool(square);
                case STRIDED, NONE -> {}
            }
        }
    }
}
