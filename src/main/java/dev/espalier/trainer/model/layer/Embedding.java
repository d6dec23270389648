package dev.espalier.trainer.model.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.SparseFormat;

/** A vector for each token: {@code batch x steps} ids to {@code batch x steps x width}. */
public final class Embedding implements Layer {
    private final int table;

    public Embedding(ParameterLayout layout, String name, int vocabulary, int width) {
        table = layout.parameter(name + ".weight", Initial.uniform(0.1), vocabulary, width);
    }

    @Override
    public NDArray forward(NDArray input, ForwardContext context) {
        return input.getNDArrayInternal()
                .embedding(input, context.parameter(table), SparseFormat.DENSE)
                .singletonOrThrow();
    }
}
