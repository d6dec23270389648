package dev.espalier.trainer.model;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** One step of a net: a pure function of its input and the pass's parameters. */
@FunctionalInterface
interface Layer {
    /** Gives back its input. */
    Layer IDENTITY = (input, pass) -> input;

    /** The output, owned by the pass's manager. */
    NDArray forward(NDArray input, Pass pass);

    /** One layer after another. */
    static Layer chain(List<Layer> layers) {
        List<Layer> all = List.copyOf(layers);
        return (input, pass) -> {
            NDArray output = input;
            for (Layer layer : all) {
                output = layer.forward(output, pass);
            }
            return output;
        };
    }

    /** The sum of what {@code layers} and {@code shortcut} make of the same input. */
    static Layer residual(Layer layers, Layer shortcut) {
        return (input, pass) -> layers.forward(input, pass).add(shortcut.forward(input, pass));
    }

    static Layer of(Activation activation) {
        return (input, pass) -> activation.apply(input);
    }

    static Layer dropout(double rate) {
        return (input, pass) -> pass.dropout(input, rate);
    }
}
