package dev.espalier.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Activations against their formulas, from far below 0 to far above. */
class ActivationTest {
    private static final float[] AT = {-30, -10, -5, -3, -1, -0.1f, 0, 0.1f, 1, 3, 5, 10, 30};

    /** What a number below 1 loses in single precision where 1 is added to it, as the normal distribution's formula does. */
    private static final double GRAIN = 1e-7;

    static Stream<Arguments> activationsOnBothEngines() {
        return Stream.of("MXNet", "PyTorch")
                .flatMap(engine ->
                        Arrays.stream(Activation.values()).map(activation -> Arguments.of(engine, activation)));
    }

    @ParameterizedTest
    @MethodSource("activationsOnBothEngines")
    void itIsItsFormula(String engine, Activation activation) {
        try (NDManager manager = NDManager.newBaseManager(engine)) {
            float[] outputs = activation.apply(manager.create(AT)).toFloatArray();
            for (int i = 0; i < AT.length; i++) {
                double expected = formula(activation, AT[i]);
                double lost = activation == Activation.GELU ? GRAIN * Math.abs(AT[i]) : 0;
                assertThat((double) outputs[i])
                        .as("at " + AT[i])
                        .isCloseTo(expected, within(1e-5 * Math.abs(expected) + lost));
            }
        }
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
