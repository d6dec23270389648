package dev.espalier.trainer.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;

/** Adam, by the engines' fused operation. */
record Adam(double beta1, double beta2, double epsilon) implements UpdateRule {
    @Override
    public int states() {
        return 2;
    }

    @Override
    public void step(NDArray weights, NDArray gradient, List<NDArray> state, Rates rates, NDManager scratch) {
        // The operation divides by sqrt(v) + epsilon, v as it is; scaled by this, that is sqrt(V) + epsilon of the
        // formula.
        double scale = Math.sqrt(1 - Math.pow(beta2, rates.count()));
        double unbiased = scale / (1 - Math.pow(beta1, rates.count()));
        weights.getNDArrayInternal()
                .adamUpdate(
                        new NDList(weights, gradient, state.get(0), state.get(1)),
                        new NDList(weights),
                        (float) rates.learning(),
                        (float) (rates.learning() * unbiased),
                        (float) rates.decay(),
                        1,
                        -1,
                        (float) beta1,
                        (float) beta2,
                        (float) (epsilon * scale),
                        false,
                        false);
    }
}
