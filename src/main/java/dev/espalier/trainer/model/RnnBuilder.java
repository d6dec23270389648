package dev.espalier.trainer.model;

import java.util.ArrayList;
import java.util.List;

/** Recurrent nets over series and texts. */
final class RnnBuilder {
    private RnnBuilder() {}

    static Layer build(Blueprint blueprint, Rnn config, InputShape input, int outputs) {
        SequenceInput sequences = SequenceInput.of(blueprint, input, config.embedding(), config.dropout(), "rnn");
        return Layer.chain(List.of(sequences.layer(), layers(blueprint, config, sequences.shape(), outputs)));
    }

    /** The recurrent layers and what follows, for {@code batch x steps x width}. */
    static Layer layers(Blueprint blueprint, Rnn config, SequenceShape input, int outputs) {
        List<Layer> layers = new ArrayList<>();
        SequenceShape shape = input;
        for (int i = 1; i < config.layers(); i++) {
            RecurrentStage stage = new RecurrentStage(blueprint, "layer" + i, config, shape);
            layers.add(stage);
            layers.add(Layer.dropout(config.dropout()));
            shape = stage.output();
        }
        RecurrentStage last = new RecurrentStage(blueprint, "layer" + config.layers(), config, shape);
        layers.add(pooled(blueprint, config, last));
        layers.add(Layer.dropout(config.dropout()));
        layers.add(Dense.output(blueprint, last.output().width(), outputs));
        return Layer.chain(layers);
    }

    private static Layer pooled(Blueprint blueprint, Rnn config, RecurrentStage stage) {
        Layer pooling = new SequencePooling(blueprint, "pooling", config.pooling(), stage.output());
        return switch (config.pooling()) {
            case LAST, MEAN, MAX -> stage.pooled(pooling);
            case ATTENTION -> Layer.chain(List.of(stage, pooling));
        };
    }
}
