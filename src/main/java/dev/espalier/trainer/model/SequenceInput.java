package dev.espalier.trainer.model;

import dev.espalier.trainer.model.layer.Embedding;
import dev.espalier.trainer.model.layer.InputShape;
import dev.espalier.trainer.model.layer.Layer;
import dev.espalier.trainer.model.layer.ParameterLayout;
import dev.espalier.trainer.model.layer.SequenceShape;
import java.util.List;

/**
 * How a model of sequences begins: token ids become vectors, a series is taken as it is.
 *
 * @param layer to {@code batch x steps x width}
 */
record SequenceInput(Layer layer, SequenceShape shape) {

    /**
     * @param embedding width of a token's vector; without meaning for series
     * @param dropout of the vectors
     * @param model the word for the model that reads
     */
    static SequenceInput of(ParameterLayout layout, InputShape input, int embedding, double dropout, String model) {
        return switch (input) {
            case InputShape.Series(int channels, int length) ->
                new SequenceInput(Layer.IDENTITY, new SequenceShape(channels, length));
            case InputShape.Text(int length, int vocabulary) ->
                new SequenceInput(
                        Layer.chain(List.of(
                                new Embedding(layout, "embedding", vocabulary, embedding), Layer.dropout(dropout))),
                        new SequenceShape(embedding, length));
            case InputShape.Row row -> throw Net.misfit(model, "series or texts");
            case InputShape.Image image -> throw Net.misfit(model, "series or texts");
        };
    }
}
