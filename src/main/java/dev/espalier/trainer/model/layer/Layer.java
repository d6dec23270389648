package dev.espalier.trainer.model.layer;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** One step of a net: a pure function of its input and the pass's parameters. */
@FunctionalInterface
public interface Layer {
    /** Gives back its input. */
    Layer IDENTITY = (input, context) -> input;

    /** The output, owned by the pass's manager. */
    NDArray forward(NDArray input, ForwardContext context);

    /** One layer after another. */
    static Layer chain(List<Layer> layers) {
        List<Layer> all = List.copyOf(layers);
        return (input, context) -> {
            NDArray output = input;
            for (Layer layer : all) {
                output = layer.forward(output, context);
            }
            return output;
        };
    }

    /** The sum of what {@code layers} and {@code shortcut} make of the same input. */
    static Layer residual(Layer layers, Layer shortcut) {
        return (input, context) -> layers.forward(input, context).add(shortcut.forward(input, context));
    }

    static Layer of(Activation activation) {
        return (input, context) -> activation.apply(input);
    }

    static Layer dropout(double rate) {
        return (input, context) -> context.dropout(input, rate);
    }
}
