package dev.espalier.trainer.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;

/** Gradient descent with a velocity, or without one, by the engines' fused operation. */
record Momentum(double momentum) implements UpdateRule {
    @Override
    public int states() {
        return momentum == 0 ? 0 : 1;
    }

    @Override
    public void step(NDArray weights, NDArray gradient, List<NDArray> state, Rates rates, NDManager scratch) {
        NDList inputs = new NDList(weights, gradient);
        inputs.addAll(state);
        weights.getNDArrayInternal()
                .sgdUpdate(
                        inputs,
                        new NDList(weights),
                        (float) rates.learning(),
                        (float) rates.decay(),
                        1,
                        -1,
                        (float) momentum,
                        false);
    }
}
