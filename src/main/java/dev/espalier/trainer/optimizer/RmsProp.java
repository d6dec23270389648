package dev.espalier.trainer.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/** RMSProp. */
record RmsProp(double rho, double momentum, double epsilon) implements UpdateRule {
    @Override
    public int states() {
        return momentum == 0 ? 1 : 2;
    }

    @Override
    public void step(NDArray weights, NDArray gradient, List<NDArray> state, Rates rates, NDManager scratch) {
        UpdateRule.decay(weights, gradient, rates, scratch);
        NDArray square = state.getFirst();
        square.muli((float) rho).addi(UpdateRule.own(gradient.square(), scratch).muli((float) (1 - rho)));
        NDArray divisor = UpdateRule.own(square.sqrt(), scratch).addi((float) epsilon);
        NDArray direction = gradient.divi(divisor).muli((float) rates.learning());
        if (momentum > 0) {
            direction = state.get(1).muli((float) momentum).addi(direction);
        }
        weights.subi(direction);
    }
}
