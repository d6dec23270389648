package dev.espalier.trainer.model;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/** A residual block: {@code activation(layers(x) + shortcut(x))}, or without the shortcut its plain twin. */
final class ResidualBlock implements Layer {
    private final Layer layers;
    private final Optional<Layer> shortcut;
    private final Activation activation;

    /** @param shortcut the way past the layers; empty for the plain twin */
    ResidualBlock(Layer layers, Optional<Layer> shortcut, Activation activation) {
        this.layers = layers;
        this.shortcut = shortcut;
        this.activation = activation;
    }

    @Override
    public NDArray forward(NDArray input, Pass pass) {
        NDArray output = layers.forward(input, pass);
        if (shortcut.isPresent()) {
            output = output.add(shortcut.get().forward(input, pass));
        }
        return activation.apply(output);
    }
}
