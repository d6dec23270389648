package dev.espalier.trainer.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.SparseFormat;

/** A vector for each token: {@code batch x steps} ids to {@code batch x steps x width}. */
final class Embedding implements Layer {
    private final int table;

    Embedding(Blueprint blueprint, String name, int vocabulary, int width) {
        table = blueprint.parameter(name + ".weight", Initial.uniform(0.1), vocabulary, width);
    }

    @Override
    public NDArray forward(NDArray input, Pass pass) {
        return input.getNDArrayInternal()
                .embedding(input, pass.parameter(table), SparseFormat.DENSE)
                .singletonOrThrow();
    }
}
