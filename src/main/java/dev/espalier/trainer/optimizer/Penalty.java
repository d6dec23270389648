package dev.espalier.trainer.optimizer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;

/** Weight decay, of matrices and kernels alone: part of the gradient, or for AdamW apart from it. */
final class Penalty {
    private final Optional<NDArray> decay;
    private final boolean decoupled;

    Penalty(NDManager manager, OptimizerConfig config, float[] decaying, double weightDecay) {
        decoupled = config instanceof OptimizerConfig.AdamW;
        decay = weightDecay == 0
                ? Optional.empty()
                : Optional.of(manager.create(decaying).muli((float) weightDecay));
    }

    void apply(NDArray weights, NDArray gradient, double learningRate) {
        if (decay.isEmpty()) {
            return;
        }
        NDArray shrinking = weights.mul(decay.get());
        if (decoupled) {
            weights.subi(shrinking.muli((float) learningRate));
        } else {
            gradient.addi(shrinking);
        }
    }
}
