package dev.espalier.trainer.model;

import java.util.ArrayList;
import java.util.List;

/** Fully connected nets. */
final class MlpBuilder {
    private MlpBuilder() {}

    static Layer build(Blueprint blueprint, Mlp config, InputShape input, int outputs) {
        int width = switch (input) {
            case InputShape.Row(int columns) -> columns;
            case InputShape.Image(int channels, int height, int columns) -> channels * height * columns;
            case InputShape.Series series -> throw Net.misfit("mlp", "rows of a table or images");
            case InputShape.Text text -> throw Net.misfit("mlp", "rows of a table or images");
        };
        List<Layer> layers = new ArrayList<>();
        if (input instanceof InputShape.Image) {
            int all = width;
            layers.add((image, pass) -> image.reshape(-1, all));
        }
        for (int i = 1; i <= config.depth(); i++) {
            String name = "hidden" + i;
            layers.add(new Dense(blueprint, name, width, config.width(), Initial.he(width)));
            layers.add(config.norm().ofVectors(blueprint, name + ".norm", config.width()));
            layers.add(Layer.of(config.activation()));
            layers.add(Layer.dropout(config.dropout()));
            width = config.width();
        }
        layers.add(Dense.output(blueprint, width, outputs));
        return Layer.chain(layers);
    }
}
