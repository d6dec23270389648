package dev.espalier.trainer.model.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.espalier.testing.Rounding;
import dev.espalier.trainer.engine.HostArrays;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Activations against their formulas, from far below 0 to far above. */
class ActivationTest {
    private static final float[] AT = {-30, -10, -5, -3, -1, -0.1f, 0, 0.1f, 1, 3, 5, 10, 30};

    /** What the error function is off at most by Abramowitz and Stegun's formula 7.1.26, the coarsest that engines have. */
    private static final double ERROR_FUNCTION = 1.5e-7;

    /** A function and four products, sums or constants that are rounded: as many as any of the formulas has. */
    private static final int OPERATIONS = Rounding.FUNCTION + 4;

    static Stream<Arguments> activationsOnBothEngines() {
        return Stream.of("MXNet", "PyTorch")
                .flatMap(engine ->
                        Arrays.stream(Activation.values()).map(activation -> Arguments.of(engine, activation)));
    }

    @ParameterizedTest
    @MethodSource("activationsOnBothEngines")
    void itIsItsFormula(String engine, Activation activation) {
        try (NDManager manager = NDManager.newBaseManager(engine)) {
            float[] outputs = activation.apply(HostArrays.create(manager, AT)).toFloatArray();
            for (int i = 0; i < AT.length; i++) {
                double expected = formula(activation, AT[i]);
                double bound = Rounding.of(OPERATIONS) * Math.abs(expected) + lost(activation, AT[i]);
                assertThat((double) outputs[i]).as("at " + AT[i]).isCloseTo(expected, within(bound));
            }
        }
    }

    /**
     * What is lost where 1 is added to a function that is near -1, or taken from one near 1: what the function is off, of which
     * the small result is no measure.
     */
    private static double lost(Activation activation, double x) {
        double function = Rounding.of(Rounding.FUNCTION);
        return switch (activation) {
            case RELU, LEAKY_RELU, SWISH, TANH, SIGMOID -> 0;
            case ELU -> x < 0 ? function : 0;
            case SELU -> x < 0 ? 1.76 * function : 0;
            case GELU -> Math.abs(x) / 2 * (ERROR_FUNCTION + function);
        };
    }

    private static double formula(Activation activation, double x) {
        return switch (activation) {
            case RELU -> Math.max(0, x);
            case LEAKY_RELU -> x < 0 ? 0.01 * x : x;
            case ELU -> x < 0 ? Math.expm1(x) : x;
            case SELU -> 1.0507009873554805 * (x < 0 ? 1.6732632423543772 * Math.expm1(x) : x);
            case GELU -> x * normal(x);
            case SWISH -> x / (1 + Math.exp(-x));
            case TANH -> Math.tanh(x);
            case SIGMOID -> 1 / (1 + Math.exp(-x));
        };
    }

    /** How much of the standard normal distribution is below {@code x}, by Marsaglia's series (2004). */
    private static double normal(double x) {
        double sum = x;
        double term = x;
        for (int i = 3; Math.abs(term) > 1e-17 * Math.abs(sum); i += 2) {
            term *= x * x / i;
            sum += term;
        }
        return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }
}
