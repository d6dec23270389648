package dev.espalier.trainer.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.espalier.trainer.model.layer.ParameterSpec;
import dev.espalier.trainer.optimizer.OptimizerConfig.Lookahead;
import java.util.List;

/** The arithmetic of an optimizer, for one array of weights. */
interface UpdateRule {

    /** How many arrays of state it keeps for each of weights, all zeros at first. */
    int states();

    /** One step in place, in which the gradient may be changed too. What is made on the way belongs to {@code scratch}. */
    void step(NDArray weights, NDArray gradient, List<NDArray> state, Rates rates, NDManager scratch);

    /**
     * What goes with one step.
     *
     * @param decay weight decay within the formula
     * @param count of the step, from 1
     * @param slot what the weights are
     */
    record Rates(double learning, double decay, long count, ParameterSpec slot) {}

    static UpdateRule of(OptimizerConfig config) {
        return switch (config) {
            case OptimizerConfig.Sgd sgd ->
                sgd.lookahead() == Lookahead.NESTEROV && sgd.momentum() > 0
                        ? new Nesterov(sgd.momentum())
                        : new Momentum(sgd.momentum());
            case OptimizerConfig.Adam adam -> new Adam(adam.beta1(), adam.beta2(), adam.epsilon());
            case OptimizerConfig.RmsProp rmsProp -> new RmsProp(rmsProp.rho(), rmsProp.momentum(), rmsProp.epsilon());
            case OptimizerConfig.AdaGrad adaGrad -> new Adagrad(adaGrad.epsilon());
            case OptimizerConfig.Lamb lamb -> new Layered(lamb.beta1(), lamb.beta2(), lamb.epsilon());
        };
    }

    /** Adds weight decay to the gradient. */
    static void decay(NDArray weights, NDArray gradient, Rates rates, NDManager scratch) {
        if (rates.decay() > 0) {
            gradient.addi(own(weights.mul((float) rates.decay()), scratch));
        }
    }

    /** The engines hand a result to the manager of the operation's first argument, which here lasts as long as the trial. */
    static NDArray own(NDArray made, NDManager scratch) {
        made.attach(scratch);
        return made;
    }
}
