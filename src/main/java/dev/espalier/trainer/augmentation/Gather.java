package dev.espalier.trainer.augmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.SparseFormat;

/** Picks rows by the operation that looks up embeddings, which both engines do fast. */
final class Gather {
    private Gather() {}

    /**
     * @param table {@code rows x width}
     * @param index {@code int32}, of any shape
     * @return {@code index's shape x width}
     */
    static NDArray rows(NDArray table, NDArray index) {
        return index.getNDArrayInternal()
                .embedding(index, table, SparseFormat.DENSE)
                .singletonOrThrow();
    }
}
