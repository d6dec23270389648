package dev.espalier.trainer.model;

import ai.djl.ndarray.NDArray;

/** A product with a matrix, of the last axis; no bias. */
final class Projection implements Layer {
    private final int weight;

    /** @param times how often it is done for one example: once, or at each step */
    Projection(Blueprint blueprint, String name, long inputs, long outputs, long times) {
        weight = blueprint.weight(name + ".weight", Initial.xavier(inputs, outputs), outputs, inputs);
        blueprint.work(inputs * outputs * times);
    }

    @Override
    public NDArray forward(NDArray input, Pass pass) {
        return input.getNDArrayInternal()
                .linear(input, pass.parameter(weight), null)
                .singletonOrThrow();
    }
}
