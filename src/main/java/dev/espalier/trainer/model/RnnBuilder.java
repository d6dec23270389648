package dev.espalier.trainer.model;

import dev.espalier.trainer.model.layer.Dense;
import dev.espalier.trainer.model.layer.InputShape;
import dev.espalier.trainer.model.layer.Layer;
import dev.espalier.trainer.model.layer.ParameterLayout;
import dev.espalier.trainer.model.layer.SequencePooling;
import dev.espalier.trainer.model.layer.SequenceShape;
import java.util.ArrayList;
import java.util.List;

/** Recurrent nets over series and texts. */
final class RnnBuilder {
    private RnnBuilder() {}

    static Layer build(ParameterLayout layout, Rnn config, InputShape input, int outputs) {
        SequenceInput sequences = SequenceInput.of(layout, input, config.embedding(), config.dropout(), "rnn");
        return Layer.chain(List.of(sequences.layer(), layers(layout, config, sequences.shape(), outputs)));
    }

    /** The recurrent layers and what follows, for {@code batch x steps x width}. */
    static Layer layers(ParameterLayout layout, Rnn config, SequenceShape input, int outputs) {
        List<Layer> layers = new ArrayList<>();
        SequenceShape shape = input;
        for (int i = 1; i < config.layers(); i++) {
            RecurrentStage stage = new RecurrentStage(layout, "layer" + i, config, shape);
            layers.add(stage);
            layers.add(Layer.dropout(config.dropout()));
            shape = stage.output();
        }
        RecurrentStage last = new RecurrentStage(layout, "layer" + config.layers(), config, shape);
        layers.add(pooled(layout, config, last));
        layers.add(Layer.dropout(config.dropout()));
        layers.add(Dense.output(layout, last.output().width(), outputs));
        return Layer.chain(layers);
    }

    private static Layer pooled(ParameterLayout layout, Rnn config, RecurrentStage stage) {
        Layer pooling = new SequencePooling(layout, "pooling", config.pooling(), stage.output());
        return switch (config.pooling()) {
            case LAST, MEAN, MAX -> stage.pooled(pooling);
            case ATTENTION -> Layer.chain(List.of(stage, pooling));
        };
    }
}
