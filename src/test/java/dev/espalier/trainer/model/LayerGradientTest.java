package dev.espalier.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layer by itself: its gradients by its input and by its parameters. */
class LayerGradientTest {

    static Stream<Arguments> layersOnBothEngines() {
        return Stream.of("MXNet", "PyTorch")
                .flatMap(engine -> SomeLayers.all().map(layer -> Arguments.of(engine, layer)));
    }

    @ParameterizedTest
    @MethodSource("layersOnBothEngines")
    void bothGradientsAgreeWithFiniteDifferences(String engine, SomeLayers.Case tried) {
        LayerSlopes slopes = new LayerSlopes(engine, tried);
        List<float[]> at = slopes.beginning();
        List<float[]> gradients = slopes.gradients(at);
        for (int i = 0; i < at.size(); i++) {
            float[] direction = slopes.direction(gradients.get(i), i);
            assertThat(LayerSlopes.dot(gradients.get(i), direction))
                    .as(i == 0 ? "input" : "parameters")
                    .isCloseTo(slopes.change(at, i, direction), withinPercentage(1));
        }
    }
}
