package dev.espalier.trainer.loss;

import ai.djl.ndarray.NDArray;
import dev.espalier.trainer.engine.Scalar;

/** A loss of one number, standardised, by the difference e of output and target. */
public sealed interface NumberLoss extends Loss {

    /** The loss of each difference. */
    NDArray of(NDArray difference);

    /** {@code e^2}. */
    record Squared() implements NumberLoss {
        @Override
        public NDArray of(NDArray difference) {
            return difference.square();
        }
    }

    /** {@code |e|}. */
    record Absolute() implements NumberLoss {
        @Override
        public NDArray of(NDArray difference) {
            return difference.abs();
        }
    }

    /**
     * Huber 1964: {@code e^2 / 2} up to {@code |e| = delta}, from there on a straight line as steep, {@code delta (|e| - delta
     * / 2)}.
     *
     * @param delta above 0, in standard deviations of the target
     */
    record Huber(double delta) implements NumberLoss {
        @Override
        public NDArray of(NDArray difference) {
            NDArray size = difference.abs();
            NDArray near = size.clip(0f, (float) delta);
            return near.mul(size.sub(Scalar.times(near, 0.5)));
        }
    }

    @Override
    default NDArray each(NDArray outputs, NDArray values) {
        return of(outputs.flatten().sub(values));
    }
}
