package dev.espalier.trainer.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.espalier.trainer.optimizer.OptimizerConfig.Adam;
import dev.espalier.trainer.optimizer.OptimizerConfig.AdamW;
import dev.espalier.trainer.optimizer.OptimizerConfig.Lookahead;
import dev.espalier.trainer.optimizer.OptimizerConfig.RmsProp;
import dev.espalier.trainer.optimizer.OptimizerConfig.Sgd;
import java.util.List;

/** The arithmetic of an optimizer. */
interface Rule {

    /** How many vectors of state it keeps, each as long as the weights, all zeros at first. */
    int states();

    /** One step in place, the {@code count}th from 1. */
    void step(NDArray weights, NDArray gradient, List<NDArray> state, double rate, long count);

    static Rule of(OptimizerConfig config) {
        return switch (config) {
            case Sgd sgd -> sgd.momentum() == 0 ? new Plain() : new Momentum(sgd);
            case Adam(double beta1, double beta2, double epsilon) -> new Moments(beta1, beta2, epsilon);
            case AdamW(double beta1, double beta2, double epsilon) -> new Moments(beta1, beta2, epsilon);
            case RmsProp rmsProp -> new MeanSquare(rmsProp);
        };
    }

    /** Gradient descent without memory. */
    record Plain() implements Rule {
        @Override
        public int states() {
            return 0;
        }

        @Override
        public void step(NDArray weights, NDArray gradient, List<NDArray> state, double rate, long count) {
            weights.subi(gradient.mul((float) rate));
        }
    }

    /** Gradient descent with a velocity. */
    record Momentum(Sgd config) implements Rule {
        @Override
        public int states() {
            return 1;
        }

        @Override
        public void step(NDArray weights, NDArray gradient, List<NDArray> state, double rate, long count) {
            NDArray velocity = state.getFirst();
            velocity.muli((float) config.momentum()).addi(gradient);
            NDArray direction = config.lookahead() == Lookahead.NESTEROV
                    ? velocity.mul((float) config.momentum()).addi(gradient).muli((float) rate)
                    : velocity.mul((float) rate);
            weights.subi(direction);
        }
    }

    /** Adam, by the engines' fused operation. */
    record Moments(double beta1, double beta2, double epsilon) implements Rule {
        @Override
        public int states() {
            return 2;
        }

        @Override
        public void step(NDArray weights, NDArray gradient, List<NDArray> state, double rate, long count) {
            double corrected = rate * Math.sqrt(1 - Math.pow(beta2, count)) / (1 - Math.pow(beta1, count));
            weights.getNDArrayInternal()
                    .adamUpdate(
                            new NDList(weights, gradient, state.get(0), state.get(1)),
                            new NDList(weights),
                            (float) rate,
                            (float) corrected,
                            0,
                            1,
                            -1,
                            (float) beta1,
                            (float) beta2,
                            (float) epsilon,
                            false,
                            false);
        }
    }

    /** RMSProp. */
    record MeanSquare(RmsProp config) implements Rule {
        @Override
        public int states() {
            return config.momentum() == 0 ? 1 : 2;
        }

        @Override
        public void step(NDArray weights, NDArray gradient, List<NDArray> state, double rate, long count) {
            NDArray square = state.getFirst();
            square.muli((float) config.rho()).addi(gradient.square().muli((float) (1 - config.rho())));
            NDArray direction = gradient.div(square.sqrt().addi((float) config.epsilon()));
            if (config.momentum() != 0) {
                NDArray velocity = state.get(1);
                velocity.muli((float) config.momentum()).addi(direction);
                direction = velocity.mul(1);
            }
            weights.subi(direction.muli((float) rate));
        }
    }
}
