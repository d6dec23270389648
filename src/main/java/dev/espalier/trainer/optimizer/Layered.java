package dev.espalier.trainer.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/** LAMB: Adam's direction, as long as each array of weights is. */
record Layered(double beta1, double beta2, double epsilon) implements UpdateRule {
    @Override
    public int states() {
        return 2;
    }

    @Override
    public void step(NDArray weights, NDArray gradient, List<NDArray> state, Rates rates, NDManager scratch) {
        NDArray mean = state.get(0);
        NDArray square = state.get(1);
        square.muli((float) beta2)
                .addi(UpdateRule.own(gradient.square(), scratch).muli((float) (1 - beta2)));
        mean.muli((float) beta1).addi(gradient.muli((float) (1 - beta1)));
        NDArray divisor = UpdateRule.own(square.mul((float) (1 / (1 - Math.pow(beta2, rates.count())))), scratch)
                .sqrt()
                .addi((float) epsilon);
        NDArray direction = UpdateRule.own(mean.mul((float) (1 / (1 - Math.pow(beta1, rates.count())))), scratch)
                .divi(divisor);
        UpdateRule.decay(weights, direction, rates, scratch);
        if (rates.slot().decays()) {
            direction.muli(ratio(UpdateRule.own(weights.square(), scratch), direction.square()));
        }
        weights.subi(direction.muli((float) rates.learning()));
    }

    /** The quotient of two arrays' norms, by their squares; 1 where one of them is 0. Stays on the device. */
    private static NDArray ratio(NDArray above, NDArray below) {
        NDArray over = above.sum().sqrt();
        NDArray under = below.sum().sqrt();
        NDArray known = over.mul(under).gt(0f).toType(over.getDataType(), false);
        NDArray unknown = known.neg().add(1f);
        return known.mul(over).div(under.add(unknown)).add(unknown);
    }
}
