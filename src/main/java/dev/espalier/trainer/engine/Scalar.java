package dev.espalier.trainer.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Arithmetic with a number where a gradient is wanted. DJL's own {@code mul}, {@code div} and {@code pow} with a number lend
 * PyTorch memory of a Java buffer, which may be collected before the gradient is computed from it, which then is wrong
 * now and then. Here the number belongs to the manager of the array.
 */
public final class Scalar {
    private Scalar() {}

    /** Every value times {@code factor}. */
    public static NDArray times(NDArray array, double factor) {
        return isKept(array) ? array.mul((float) factor) : array.mul(number(array, factor));
    }

    /** Every value, which must not be negative, to the power of {@code exponent}. */
    public static NDArray power(NDArray array, double exponent) {
        return isKept(array) ? array.pow((float) exponent) : array.pow(number(array, exponent));
    }

    /** MXNet takes the number itself. */
    private static boolean isKept(NDArray array) {
        return !array.getManager().getEngine().getEngineName().equals("PyTorch");
    }

    private static NDArray number(NDArray array, double value) {
        return HostArrays.create(array.getManager(), new float[] {(float) value}, new Shape());
    }
}
