package dev.espalier.trainer.model;

import dev.espalier.study.InvalidInput;
import dev.espalier.trainer.model.Mlp.Skip;
import dev.espalier.trainer.model.layer.CategoryEmbeddings;
import dev.espalier.trainer.model.layer.Dense;
import dev.espalier.trainer.model.layer.Initial;
import dev.espalier.trainer.model.layer.InputShape;
import dev.espalier.trainer.model.layer.Layer;
import dev.espalier.trainer.model.layer.ParameterLayout;
import dev.espalier.trainer.model.layer.Projection;
import java.util.ArrayList;
import java.util.List;

/** Fully connected nets. */
final class MlpBuilder {
    private final ParameterLayout layout;
    private final Mlp config;
    private final List<Layer> layers = new ArrayList<>();

    private MlpBuilder(ParameterLayout layout, Mlp config) {
        this.layout = layout;
        this.config = config;
    }

    static Layer build(ParameterLayout layout, Mlp config, InputShape input, int outputs) {
        return new MlpBuilder(layout, config).build(input, outputs);
    }

    private Layer build(InputShape input, int outputs) {
        long width = begin(input);
        for (int i = 1; i <= config.depth(); i++) {
            int units = config.units(i, outputs);
            layers.add(hidden("hidden" + i, width, units));
            width = units;
        }
        layers.add(Dense.output(layout, width, outputs));
        return Layer.chain(layers);
    }

    /** Makes a vector of the input; returns its width. */
    private long begin(InputShape input) {
        return switch (input) {
            case InputShape.Row row
            when config.embeds() && row.hasCategories() -> {
                CategoryEmbeddings embeddings = new CategoryEmbeddings(layout, row, config::embeddingWidth);
                layers.add(embeddings);
                yield embeddings.width();
            }
            case InputShape.Row row
            when config.embedding().orElse(0) > 0 ->
                throw new InvalidInput(
                        "trial.model.embedding",
                        "is the width of vectors for categories, but no column of the table has any; take 0 or \"auto\"");
            case InputShape.Row row -> row.width();
            case InputShape.Image(int channels, int height, int columns) -> {
                long all = (long) channels * height * columns;
                layers.add((image, context) -> image.reshape(-1, all));
                yield all;
            }
            case InputShape.Series series -> throw Net.misfit("mlp", "rows of a table or images");
            case InputShape.Text text -> throw Net.misfit("mlp", "rows of a table or images");
        };
    }

    private Layer hidden(String name, long inputs, int units) {
        Layer layer = Layer.chain(List.of(
                new Dense(layout, name, inputs, units, Initial.he(inputs)),
                config.norm().ofVectors(layout, name + ".norm", units),
                Layer.of(config.activation()),
                Layer.dropout(config.dropout())));
        if (config.skip() == Skip.NONE) {
            return layer;
        }
        Layer shortcut =
                inputs == units ? Layer.IDENTITY : new Projection(layout, name + ".shortcut", inputs, units, 1);
        return Layer.residual(layer, shortcut);
    }
}
