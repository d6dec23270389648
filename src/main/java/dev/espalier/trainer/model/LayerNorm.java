package dev.espalier.trainer.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Layer normalisation (Ba et al. 2016) over the last axis: each row, or each step of a sequence, by itself, so that neither
 * the batch nor padding has a part in it.
 */
final class LayerNorm implements Layer {
    static final float EPSILON = 1e-5f;

    private final Shape width;
    private final int scale;
    private final int shift;

    LayerNorm(Blueprint blueprint, String name, long width) {
        this.width = new Shape(width);
        scale = blueprint.parameter(name + ".scale", Initial.constant(1), width);
        shift = blueprint.parameter(name + ".shift", Initial.constant(0), width);
    }

    @Override
    public NDArray forward(NDArray input, Pass pass) {
        return input.getNDArrayInternal()
                .layerNorm(input, width, pass.parameter(scale), pass.parameter(shift), EPSILON)
                .singletonOrThrow();
    }
}
