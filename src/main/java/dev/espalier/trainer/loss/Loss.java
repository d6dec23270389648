package dev.espalier.trainer.loss;

import ai.djl.ndarray.NDArray;

/** A loss with every choice made. */
public sealed interface Loss permits ClassLoss, NumberLoss {

    /**
     * The loss of each example, as a vector.
     *
     * @param outputs of the net, {@code batch x outputs}
     * @param targets of each example: the index of its class, or its number
     */
    NDArray each(NDArray outputs, NDArray targets);
}
