package dev.espalier.trainer.model;

import ai.djl.ndarray.types.Shape;
import dev.espalier.trainer.model.layer.Layer;
import dev.espalier.trainer.model.layer.ParameterLayout;
import dev.espalier.trainer.model.layer.SequenceMask;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A layer by itself, and the batch that it reads.
 *
 * @param lengths of the batch's sequences, where it is of such
 * @param held the parts whose norms keep what they kept
 */
record LayerCase(
        String name,
        Reading reading,
        Optional<SequenceMask> lengths,
        Set<String> held,
        Function<ParameterLayout, Layer> layer) {

    /** What a batch is made of. */
    sealed interface Reading {
        Shape shape();

        /** Numbers, by which a layer has a gradient too. */
        record Numbers(Shape shape) implements Reading {}

        /** Ids below {@code vocabulary}. */
        record Tokens(Shape shape, int vocabulary) implements Reading {}
    }

    static LayerCase of(String name, Shape input, Function<ParameterLayout, Layer> layer) {
        return new LayerCase(name, new Reading.Numbers(input), Optional.empty(), Set.of(), layer);
    }

    /** The same layer, reading sequences. */
    LayerCase on(SequenceMask sequences) {
        return new LayerCase(name, reading, Optional.of(sequences), held, layer);
    }

    /** The same layer, its norm {@code part} held. */
    LayerCase holding(String part) {
        return new LayerCase("held " + name, reading, lengths, Set.of(part), layer);
    }

    @Override
    public String toString() {
        return name;
    }
}
