package dev.espalier.trainer.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.espalier.trainer.optimizer.OptimizerConfig.Adam;
import dev.espalier.trainer.optimizer.OptimizerConfig.AdamW;
import dev.espalier.trainer.optimizer.OptimizerConfig.Lookahead;
import dev.espalier.trainer.optimizer.OptimizerConfig.RmsProp;
import dev.espalier.trainer.optimizer.OptimizerConfig.Sgd;
import java.util.List;

/** The arithmetic of an optimizer, for one array of weights. */
interface Rule {

    /** How many arrays of state it keeps for each of weights, all zeros at first. */
    int states();

    /** One step in place. What is made on the way belongs to {@code scratch}. */
    void step(NDArray weights, NDArray gradient, List<NDArray> state, Rates rates, NDManager scratch);

    /**
     * What goes with one step.
     *
     * @param decay weight decay of this array
     * @param count of the step, from 1
     */
    record Rates(double learning, double decay, long count) {}

    static Rule of(OptimizerConfig config) {
        return switch (config) {
            case Sgd sgd
            when sgd.lookahead() == Lookahead.NESTEROV && sgd.momentum() > 0 -> new Nesterov(sgd.momentum());
            case Sgd sgd -> new Momentum(sgd.momentum());
            case Adam(double beta1, double beta2, double epsilon) -> new Moments(beta1, beta2, epsilon, false);
            case AdamW(double beta1, double beta2, double epsilon) -> new Moments(beta1, beta2, epsilon, true);
            case RmsProp rmsProp -> new MeanSquare(rmsProp);
        };
    }

    /** Gradient descent with a velocity, or without one, by the engines' fused operation. */
    record Momentum(double momentum) implements Rule {
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

    /** Gradient descent that looks ahead along its velocity. */
    record Nesterov(double momentum) implements Rule {
        @Override
        public int states() {
            return 1;
        }

        @Override
        public void step(NDArray weights, NDArray gradient, List<NDArray> state, Rates rates, NDManager scratch) {
            decay(weights, gradient, rates, scratch);
            gradient.muli((float) rates.learning());
            NDArray velocity = state.getFirst();
            velocity.muli((float) momentum).addi(gradient);
            weights.subi(own(velocity.mul((float) momentum), scratch).addi(gradient));
        }
    }

    /** Adam, by the engines' fused operation. */
    record Moments(double beta1, double beta2, double epsilon, boolean decoupled) implements Rule {
        @Override
        public int states() {
            return 2;
        }

        @Override
        public void step(NDArray weights, NDArray gradient, List<NDArray> state, Rates rates, NDManager scratch) {
            if (decoupled && rates.decay() > 0) {
                weights.muli((float) (1 - rates.learning() * rates.decay()));
            }
            double unbiased = Math.sqrt(1 - Math.pow(beta2, rates.count())) / (1 - Math.pow(beta1, rates.count()));
            weights.getNDArrayInternal()
                    .adamUpdate(
                            new NDList(weights, gradient, state.get(0), state.get(1)),
                            new NDList(weights),
                            (float) rates.learning(),
                            (float) (rates.learning() * unbiased),
                            decoupled ? 0 : (float) rates.decay(),
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
        public void step(NDArray weights, NDArray gradient, List<NDArray> state, Rates rates, NDManager scratch) {
            decay(weights, gradient, rates, scratch);
            NDArray square = state.getFirst();
            square.muli((float) config.rho())
                    .addi(own(gradient.square(), scratch).muli((float) (1 - config.rho())));
            NDArray direction = own(square.sqrt(), scratch).addi((float) config.epsilon());
            direction = gradient.divi(direction).muli((float) rates.learning());
            if (config.momentum() > 0) {
                direction = state.get(1).muli((float) config.momentum()).addi(direction);
            }
            weights.subi(direction);
        }
    }

    private static void decay(NDArray weights, NDArray gradient, Rates rates, NDManager scratch) {
        if (rates.decay() > 0) {
            gradient.addi(own(weights.mul((float) rates.decay()), scratch));
        }
    }

    /** The engines hand a result to the manager of the operation's first argument, which here lasts as long as the trial. */
    private static NDArray own(NDArray made, NDManager scratch) {
        made.attach(scratch);
        return made;
    }
}
