package dev.espalier.trainer.model.layer;

import ai.djl.ndarray.NDArray;

/** A product with a matrix, of the last axis; no bias. */
public final class Projection implements Layer {
    private final int weight;

    /** @param times how often it is done for one example: once, or at each step */
    public Projection(ParameterLayout layout, String name, long inputs, long outputs, long times) {
        weight = layout.weight(name + ".weight", Initial.xavier(inputs, outputs), outputs, inputs);
        layout.work(inputs * outputs * times);
    }

    @Override
    public NDArray forward(NDArray input, ForwardContext context) {
        return input.getNDArrayInternal()
                .linear(input, context.parameter(weight), null)
                .singletonOrThrow();
    }
}
