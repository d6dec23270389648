package dev.espalier.trainer.model.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Layer normalisation (Ba et al. 2016) over the last axis: each row, or each step of a sequence, by itself, so that neither
 * the batch nor padding has a part in it.
 */
public final class LayerNorm implements Layer {
    static final float EPSILON = 1e-5f;

    private final Shape width;
    private final int scale;
    private final int shift;

    public LayerNorm(ParameterLayout layout, String name, long width) {
        this.width = new Shape(width);
        scale = layout.parameter(name + ".scale", Initial.constant(1), width);
        shift = layout.parameter(name + ".shift", Initial.constant(0), width);
    }

    @Override
    public NDArray forward(NDArray input, ForwardContext context) {
        return input.getNDArrayInternal()
                .layerNorm(input, width, context.parameter(scale), context.parameter(shift), EPSILON)
                .singletonOrThrow();
    }
}
