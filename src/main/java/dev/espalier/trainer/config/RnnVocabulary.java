package dev.espalier.trainer.config;

import dev.espalier.space.Shape;
import dev.espalier.trainer.data.Kind;
import dev.espalier.trainer.model.Rnn;
import dev.espalier.trainer.model.Rnn.Cell;
import dev.espalier.trainer.model.Rnn.Direction;
import dev.espalier.trainer.model.Rnn.Pooling;
import java.util.List;

/** Recurrent nets: their members, and the model they say. */
final class RnnVocabulary {
    private RnnVocabulary() {}

    static ModelFamily family() {
        return new ModelFamily(List.of(Kind.SERIES, Kind.TEXT), fields(), RnnVocabulary::read);
    }

    private static Rnn read(Filled model) {
        return new Rnn(
                model.word("cell", Cell.class),
                model.whole("layers"),
                model.whole("units"),
                model.word("direction", Direction.class),
                model.word("pooling", Pooling.class),
                model.number("dropout"),
                model.whole("embedding"));
    }

    private static Shape.Fields fields() {
        return new FieldsBuilder()
                .word("cell", List.of("lstm", "gru"), "lstm", "what the recurrent layers are made of")
                .whole("layers", 1, 8, 1, "recurrent layers, one upon the other")
                .whole("units", 1, 2048, 64, "units of each layer and direction")
                .word("direction", List.of("forward", "both"), "forward", "which way a sequence is read")
                .word(
                        "pooling",
                        List.of("last", "mean"),
                        "last",
                        "what the output layer sees: the output of the last step read, or the mean of all steps'")
                .real(
                        "dropout",
                        0,
                        ModelVocabulary.MOST_DROPOUT,
                        0,
                        ModelVocabulary.DROPOUT + "after each layer and the embedding")
                .whole("embedding", 1, 1024, 64, "width of a token's vector; without meaning for series")
                .build();
    }
}
