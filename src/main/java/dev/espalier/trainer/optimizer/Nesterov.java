package dev.espalier.trainer.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/** Gradient descent that looks ahead along its velocity. */
record Nesterov(double momentum) implements UpdateRule {
    @Override
    public int states() {
        return 1;
    }

    @Override
    public void step(NDArray weights, NDArray gradient, List<NDArray> state, Rates rates, NDManager scratch) {
        UpdateRule.decay(weights, gradient, rates, scratch);
        gradient.muli((float) rates.learning());
        NDArray velocity = state.getFirst();
        velocity.muli((float) momentum).addi(gradient);
        weights.subi(UpdateRule.own(velocity.mul((float) momentum), scratch).addi(gradient));
    }
}
