package dev.espalier.trainer.model;

import ai.djl.ndarray.NDArray;
import dev.espalier.trainer.model.layer.ForwardContext;
import dev.espalier.trainer.model.layer.Layer;
import java.util.Optional;

/**
 * A residual block: {@code after(layers(before(x)) + shortcut(x))}, or without the shortcut its plain twin. While training,
 * the layers' part is left out of an example's sum with a given probability and else scaled up by that of staying, so that
 * its mean is the same and nothing is to be scaled afterwards (stochastic depth, Huang et al. 2016, drawn for each example).
 */
final class ResidualBlock implements Layer {
    private final Layer before;
    private final Layer layers;
    private final Optional<Way> shortcut;
    private final double dropped;
    private final Layer after;

    /**
     * @param shortcut the way past the layers; empty for the plain twin
     * @param dropped the probability that an example goes by the shortcut alone
     */
    ResidualBlock(Layer before, Layer layers, Optional<Way> shortcut, double dropped, Layer after) {
        this.before = before;
        this.layers = layers;
        this.shortcut = shortcut;
        this.dropped = dropped;
        this.after = after;
    }

    /** A shortcut, and where it begins. */
    record Way(Start start, Layer layer) {

        static Way ofInput(Layer layer) {
            return new Way(Start.INPUT, layer);
        }

        static Way ofPrepared(Layer layer) {
            return new Way(Start.PREPARED, layer);
        }

        private NDArray forward(NDArray input, NDArray prepared, ForwardContext context) {
            return layer.forward(
                    switch (start) {
                        case INPUT -> input;
                        case PREPARED -> prepared;
                    },
                    context);
        }
    }

    /** Where a shortcut begins. */
    enum Start {
        /** At the block's input. */
        INPUT,
        /** After what comes before the layers. */
        PREPARED
    }

    @Override
    public NDArray forward(NDArray input, ForwardContext context) {
        NDArray prepared = before.forward(input, context);
        NDArray output = context.dropExamples(layers.forward(prepared, context), dropped);
        if (shortcut.isPresent()) {
            output = output.add(shortcut.get().forward(input, prepared, context));
        }
        return after.forward(output, context);
    }
}
