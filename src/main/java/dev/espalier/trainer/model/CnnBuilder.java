package dev.espalier.trainer.model;

import dev.espalier.trainer.model.Cnn.Head;
import java.util.ArrayList;
import java.util.List;

/**
 * Convolutions in groups. A group ends with a max pooling that halves the image; there are as many groups as the image
 * allows without its maps getting smaller than 2x2, at most one a layer, and later groups take the layers left over.
 */
final class CnnBuilder {
    private static final int WIDEST = 2048;

    private CnnBuilder() {}

    static Layer build(Blueprint blueprint, Cnn config, InputShape.Image image, int outputs) {
        int side = Math.min(image.height(), image.width());
        int poolings = Math.min(config.depth(), Math.max(0, log2(side) - 1));
        int groups = Math.max(1, poolings);
        MapsBuilder maps = new MapsBuilder(blueprint, config.norm(), config.activation(), MapShape.of(image));
        int width = config.width();
        int number = 1;
        for (int group = 1; group <= groups; group++) {
            int own = config.depth() / groups + (group > groups - config.depth() % groups ? 1 : 0);
            for (int i = 0; i < own; i++) {
                String name = "convolution" + number++;
                maps.convolution(name, Window.same(config.kernel(), 1), width)
                        .norm(name + ".norm")
                        .activation();
            }
            if (poolings > 0) {
                maps.maxPool(new Window(2, 2, 0));
            }
            maps.stage("stage" + group);
            width = Math.min(WIDEST, width * config.growth());
        }
        return Layer.chain(List.of(maps.built(), head(blueprint, config, maps.maps(), outputs)));
    }

    private static Layer head(Blueprint blueprint, Cnn config, MapShape maps, int outputs) {
        List<Layer> layers = new ArrayList<>();
        long inputs = config.head() == Head.AVERAGE ? maps.channels() : maps.size();
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
