package dev.espalier.trainer.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.internal.NDArrayEx;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Activation functions that both engines compute alike. */
public enum Activation {
    RELU,
    LEAKY_RELU,
    ELU,
    SELU,
    GELU,
    SWISH,
    TANH,
    SIGMOID;

    private static final float LEAK = 0.01f;
    // Of Klambauer et al. 2017. MXNet's own selu differentiates wrongly below 0, by a scale too much.
    private static final float SELU_ALPHA = 1.6732632423543772f;
    private static final float SELU_SCALE = 1.0507009873554805f;

    /** The word for each in a configuration. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Activation::word).toList();
    }

    /** The word for it in a configuration. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no activation has this word */
    public static Activation of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    NDArray apply(NDArray input) {
        NDArrayEx operations = input.getNDArrayInternal();
        return switch (this) {
            case RELU -> operations.relu();
            case LEAKY_RELU -> operations.leakyRelu(LEAK);
            case ELU -> operations.elu(1);
            case SELU -> Scalar.times(operations.elu(SELU_ALPHA), SELU_SCALE);
            case GELU -> operations.gelu();
            case SWISH -> input.mul(operations.sigmoid());
            case TANH -> operations.tanh();
            case SIGMOID -> operations.sigmoid();
        };
    }
}
