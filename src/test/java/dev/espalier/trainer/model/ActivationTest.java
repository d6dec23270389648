package dev.espalier.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each formula with its constants, by the published values of it. */
class ActivationTest {
    private static final float[] AT = {-2, -0.5f, 0, 1, 3};

    @ParameterizedTest
    @CsvSource({
        "RELU, 0, 0, 0, 1, 3",
        "LEAKY_RELU, -0.02, -0.005, 0, 1, 3",
        "ELU, -0.8646647, -0.3934693, 0, 1, 3",
        "SELU, -1.5201665, -0.6917582, 0, 1.0507010, 3.1521030",
        // By its approximation it would be 0.8411920 at 1.
        "GELU, -0.0455003, -0.1542688, 0, 0.8413447, 2.9959502",
        "SWISH, -0.2384058, -0.1887703, 0, 0.7310586, 2.8577224",
        "TANH, -0.9640276, -0.4621172, 0, 0.7615942, 0.9950548",
        "SIGMOID, 0.1192029, 0.3775407, 0.5, 0.7310586, 0.9525741"
    })
    void bothEnginesComputeThePublishedFormula(
            String name, float first, float second, float third, float fourth, float fifth) {
        Activation activation = Activation.of(name.toLowerCase(Locale.ROOT));
        for (String engine : new String[] {"MXNet", "PyTorch"}) {
            try (NDManager manager = NDManager.newBaseManager(engine)) {
                assertThat(activation.apply(manager.create(AT)).toFloatArray())
                        .as(engine)
                        .usingComparatorWithPrecision(2e-6f)
                        .containsExactly(first, second, third, fourth, fifth);
            }
        }
    }
}
