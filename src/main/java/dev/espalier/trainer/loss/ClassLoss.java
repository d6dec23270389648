package dev.espalier.trainer.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import dev.espalier.trainer.engine.Scalar;

/**
 * A loss of classes, by their logits.
 *
 * <p>With {@code labelSmoothing} e and k classes an example counts as its own class for 1 - e and as every class for e / k
 * (Szegedy et al. 2016, section 7).
 */
public sealed interface ClassLoss extends Loss {

    /** From 0, included, to 1, excluded. */
    double labelSmoothing();

    /** What an example of each class would gain, {@code batch x classes}; at most 0. */
    NDArray gains(NDArray logits);

    /** Cross entropy of the softmax: {@code -log p} of the example's class. */
    record CrossEntropy(double labelSmoothing) implements ClassLoss {
        @Override
        public NDArray gains(NDArray logits) {
            return logits.logSoftmax(1);
        }
    }

    /** Lin et al. 2017, equation 4: {@code -(1 - p)^gamma log p}, which cares little for what is sure already. */
    record Focal(double gamma, double labelSmoothing) implements ClassLoss {
        /** Below it {@code 1 - p} is rounded away, and a power of 0 has no finite slope. */
        private static final float LEAST = 1e-7f;

        @Override
        public NDArray gains(NDArray logits) {
            NDArray logs = logits.logSoftmax(1);
            return Scalar.power(logs.exp().neg().add(1f).clip(LEAST, 1f), gamma).mul(logs);
        }
    }

    @Override
    default NDArray each(NDArray logits, NDArray classes) {
        NDArray gains = gains(logits);
        NDArray own = gains.get(new NDIndex().addAllDim().addPickDim(classes)).flatten();
        if (labelSmoothing() == 0) {
            return own.neg();
        }
        return Scalar.times(own, labelSmoothing() - 1).sub(Scalar.times(gains.mean(new int[] {1}), labelSmoothing()));
    }
}
