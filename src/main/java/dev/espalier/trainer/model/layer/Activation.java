package dev.espalier.trainer.model.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.internal.NDArrayEx;
import dev.espalier.trainer.engine.Scalar;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Activation functions that both engines compute alike. */
public enum Activation {
    /** {@code max(0, x)} (Nair and Hinton 2010). */
    RELU,
    /** {@code x} above 0, else {@code 0.01 x} (Maas et al. 2013). */
    LEAKY_RELU,
    /** {@code x} above 0, else {@code α (e^x - 1)} with {@code α = 1} (Clevert et al. 2016). */
    ELU,
    /**
     * {@code λ x} above 0, else {@code λ α (e^x - 1)} with {@code λ = 1.0507…} and {@code α = 1.6733…}, by which outputs keep
     * mean 0 and variance 1 (Klambauer et al. 2017).
     */
    SELU,
    /**
     * {@code x Φ(x)} with the normal distribution {@code Φ}, by the error function and not its approximation by a hyperbolic
     * tangent (Hendrycks and Gimpel 2016).
     */
    GELU,
    /** {@code x σ(β x)} with {@code β = 1}, {@code σ} the logistic function (Ramachandran et al. 2017). */
    SWISH,
    /** The hyperbolic tangent. */
    TANH,
    /** The logistic function {@code 1 / (1 + e^-x)}. */
    SIGMOID;

    private static final float LEAK = 0.01f;
    private static final float ELU_ALPHA = 1;
    // MXNet's own selu differentiates wrongly below 0, by a scale too much.
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
            case ELU -> operations.elu(ELU_ALPHA);
            case SELU -> Scalar.times(operations.elu(SELU_ALPHA), SELU_SCALE);
            case GELU -> operations.gelu();
            case SWISH -> input.mul(operations.sigmoid());
            case TANH -> operations.tanh();
            case SIGMOID -> operations.sigmoid();
        };
    }
}
