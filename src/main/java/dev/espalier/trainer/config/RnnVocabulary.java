package dev.espalier.trainer.config;

import dev.espalier.dataset.preprocessing.Kind;
import dev.espalier.space.Shape;
import dev.espalier.trainer.model.Rnn;
import dev.espalier.trainer.model.Rnn.Cell;
import dev.espalier.trainer.model.Rnn.Direction;
import dev.espalier.trainer.model.layer.Initializer;
import dev.espalier.trainer.model.layer.Norm;
import dev.espalier.trainer.model.layer.Pooling;
import java.util.List;

/** Recurrent nets: their members, and the model they say. */
final class RnnVocabulary {
    private RnnVocabulary() {}

    static ModelFamily family() {
        return new ModelFamily(
                List.of(Kind.SERIES, Kind.TEXT), fields(), RnnVocabulary::read, SequenceMembers::noteIdle);
    }

    private static Rnn read(ConfigReader model) {
        return recurrent(model, model.word("norm", Norm.class));
    }

    /** The recurrent layers that {@link #recurrent(FieldsBuilder, String)} declares. */
    static Rnn recurrent(ConfigReader model, Norm norm) {
        return new Rnn(
                model.word("cell", Cell.class),
                model.whole("layers"),
                model.whole("units"),
                model.word("direction", Direction.class),
                model.word("pooling", Pooling.class),
                model.number("dropout"),
                model.number("recurrent_dropout"),
                norm,
                SequenceMembers.embedding(model),
                model.word("initializer", Initializer.class),
                model.word("recurrent_initializer", Initializer.class));
    }

    private static Shape.Fields fields() {
        return recurrent(new FieldsBuilder(), "after each layer and the embedding")
                .word(
                        "norm",
                        List.of("none", "layer"),
                        "none",
                        "norm of each layer's outputs, each direction and step by itself")
                .build();
    }

    /**
     * Adds the members of recurrent layers but their norm.
     *
     * @param dropped what the dropout is of
     */
    static FieldsBuilder recurrent(FieldsBuilder fields, String dropped) {
        fields.word(
                        "cell",
                        List.of("lstm", "gru", "vanilla"),
                        "lstm",
                        "what the recurrent layers are made of; vanilla: a hyperbolic tangent alone")
                .whole("layers", 1, 8, 1, "recurrent layers, one upon the other")
                .whole("units", 1, 2048, 64, "units of each layer and direction")
                .word("direction", List.of("forward", "both"), "forward", "which way a sequence is read")
                .word("pooling", SequenceMembers.POOLINGS, "last", SequenceMembers.POOLING)
                .real("dropout", 0, ModelVocabulary.MOST_DROPOUT, 0, ModelVocabulary.DROPOUT + dropped)
                .real(
                        "recurrent_dropout",
                        0,
                        ModelVocabulary.MOST_DROPOUT,
                        0,
                        "share of the weights between a step's state and the next's set to 0 for a batch while training");
        return SequenceMembers.embedding(fields)
                .initializer()
                .word(
                        "recurrent_initializer",
                        List.of("auto", "xavier", "orthogonal"),
                        "auto",
                        "how the weights between a step's state and the next's begin, each gate's by itself; auto: as"
                                + " initializer says");
    }
}
