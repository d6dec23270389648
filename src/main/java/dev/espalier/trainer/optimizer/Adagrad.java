package dev.espalier.trainer.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/** AdaGrad. */
record Adagrad(double epsilon) implements UpdateRule {
    @Override
    public int states() {
        return 1;
    }

    @Override
    public void step(NDArray weights, NDArray gradient, List<NDArray> state, Rates rates, NDManager scratch) {
        UpdateRule.decay(weights, gradient, rates, scratch);
        NDArray sum = state.getFirst();
        sum.addi(UpdateRule.own(gradient.square(), scratch));
        NDArray divisor = UpdateRule.own(sum.sqrt(), scratch).addi((float) epsilon);
        weights.subi(gradient.divi(divisor).muli((float) rates.learning()));
    }
}
