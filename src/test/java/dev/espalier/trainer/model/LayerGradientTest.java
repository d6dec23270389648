package dev.espalier.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.espalier.trainer.model.LayerSlopes.By;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layer by itself: its gradients by its input and by its parameters. */
class LayerGradientTest {
    /**
     * In percent of a slope. The function's own rounding, a millionth or so of it, is divided by twice the step, which leaves some
     * thousandths; the function's bend over the step is of that size too.
     */
    private static final double PERCENT = 1;

    static Stream<Arguments> layersOnBothEngines() {
        return Stream.of("MXNet", "PyTorch")
                .flatMap(engine -> Stream.concat(SomeLayers.all(), SomeSequenceLayers.all())
                        .map(layer -> Arguments.of(engine, layer)));
    }

    @ParameterizedTest
    @MethodSource("layersOnBothEngines")
    void bothGradientsAgreeWithFiniteDifferences(String engine, LayerCase tried) {
        try (LayerSlopes slopes = new LayerSlopes(engine, tried)) {
            Map<By, float[]> at = slopes.beginning();
            Map<By, float[]> gradients = slopes.gradients(at);
            gradients.forEach((by, gradient) -> {
                float[] direction = slopes.direction(gradient, by.ordinal());
                assertThat(LayerSlopes.dot(gradient, direction))
                        .as(by.name())
                        .isCloseTo(slopes.change(at, by, direction), withinPercentage(PERCENT));
            });
        }
    }
}
