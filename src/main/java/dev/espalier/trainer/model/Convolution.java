package dev.espalier.trainer.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** A convolution over {@code batch x channels x height x width}; an odd kernel keeps the image's size at stride 1. */
final class Convolution implements Layer {
    private static final Shape DENSE = new Shape(1, 1);

    private final int weight;
    private final int bias;
    private final Shape stride;
    private final Shape padding;

    /** @param next what follows; without a norm the convolution has a bias */
    Convolution(Blueprint blueprint, String name, Maps maps, Norm next) {
        long fanIn = (long) maps.inputs() * maps.kernel() * maps.kernel();
        weight = blueprint.parameter(
                name + ".weight", Initial.he(fanIn), maps.outputs(), maps.inputs(), maps.kernel(), maps.kernel());
        bias = switch (next) {
            case BATCH, LAYER -> -1;
            case NONE -> blueprint.parameter(name + ".bias", Initial.constant(0), maps.outputs());
        };
        stride = new Shape(maps.stride(), maps.stride());
        padding = new Shape((maps.kernel() - 1) / 2, (maps.kernel() - 1) / 2);
    }

    /** From how many maps to how many, by what kernel. */
    record Maps(int inputs, int outputs, int kernel, int stride) {}

    @Override
    public NDArray forward(NDArray input, Pass pass) {
        NDArray added = bias < 0 ? null : pass.parameter(bias);
        return input.getNDArrayInternal()
                .convolution(input, pass.parameter(weight), added, stride, padding, DENSE, 1)
                .singletonOrThrow();
    }
}
