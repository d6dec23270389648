package dev.espalier.trainer.model;

import ai.djl.ndarray.types.Shape;
import dev.espalier.trainer.model.Cnn.Head;
import java.util.ArrayList;
import java.util.List;

/**
 * Convolutions in groups. A group ends with a max pooling that halves the image; there are as many groups as the image
 * allows without its maps getting smaller than 2x2, at most one a layer, and later groups take the layers left over.
 */
final class CnnBuilder {
    private static final Shape TWO = new Shape(2, 2);
    private static final Shape NONE = new Shape(0, 0);
    private static final int WIDEST = 2048;

    private CnnBuilder() {}

    static Layer build(Blueprint blueprint, Cnn config, InputShape.Image image, int outputs) {
        int side = Math.min(image.height(), image.width());
        int poolings = Math.min(config.depth(), Math.max(0, log2(side) - 1));
        int groups = Math.max(1, poolings);
        List<Layer> layers = new ArrayList<>();
        int channels = image.channels();
        int width = config.width();
        int number = 1;
        for (int group = 0; group < groups; group++) {
            int own = config.depth() / groups + (group >= groups - config.depth() % groups ? 1 : 0);
            for (int i = 0; i < own; i++) {
                layers.add(convolution(blueprint, config, "convolution" + number++, channels, width));
                channels = width;
            }
            if (poolings > 0) {
                layers.add((input, pass) -> input.getNDArrayInternal().maxPool(TWO, TWO, NONE, false));
            }
            width = Math.min(WIDEST, width * config.growth());
        }
        int height = image.height() >> poolings;
        int columns = image.width() >> poolings;
        layers.add(head(blueprint, config, channels, height * columns, outputs));
        return Layer.chain(layers);
    }

    private static Layer convolution(Blueprint blueprint, Cnn config, String name, int inputs, int outputs) {
        List<Layer> layers = new ArrayList<>();
        layers.add(new Convolution(
                blueprint, name, new Convolution.Maps(inputs, outputs, config.kernel(), 1), config.norm()));
        if (config.norm() == Norm.BATCH) {
            layers.add(new BatchNorm(blueprint, name + ".norm", outputs));
        }
        layers.add(Layer.of(config.activation()));
        return Layer.chain(layers);
    }

    private static Layer head(Blueprint blueprint, Cnn config, int channels, int places, int outputs) {
        List<Layer> layers = new ArrayList<>();
        long inputs = config.head() == Head.AVERAGE ? channels : (long) channels * places;
        layers.add(
                switch (config.head()) {
                    case AVERAGE -> (input, pass) -> input.getNDArrayInternal().globalAvgPool();
                    case FLATTEN -> (input, pass) -> input.reshape(-1, inputs);
                });
        long width = inputs;
        if (config.hidden() > 0) {
            layers.add(new Dense(blueprint, "hidden", inputs, config.hidden(), Initial.he(inputs)));
            layers.add(Layer.of(config.activation()));
            width = config.hidden();
        }
        layers.add(Layer.dropout(config.dropout()));
        layers.add(Dense.output(blueprint, width, outputs));
        return Layer.chain(layers);
    }

    static int log2(int value) {
        return 31 - Integer.numberOfLeadingZeros(value);
    }
}
