package dev.espalier.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.espalier.testing.Chance;
import dev.espalier.testing.Rounding;
import dev.espalier.trainer.engine.HostArrays;
import dev.espalier.trainer.model.layer.Activation;
import dev.espalier.trainer.model.layer.DropoutMasks;
import dev.espalier.trainer.model.layer.FeatureMapBuilder;
import dev.espalier.trainer.model.layer.FeatureMapShape;
import dev.espalier.trainer.model.layer.ForwardContext;
import dev.espalier.trainer.model.layer.Initial;
import dev.espalier.trainer.model.layer.Initializer;
import dev.espalier.trainer.model.layer.Layer;
import dev.espalier.trainer.model.layer.Norm;
import dev.espalier.trainer.model.layer.PaddedShortcut;
import dev.espalier.trainer.model.layer.ParameterLayout;
import dev.espalier.trainer.model.layer.Weights;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapLayersTest {

    @ParameterizedTest
    @ValueSource(strings = {"MXNet", "PyTorch"})
    void aPaddedShortcutTakesEverySecondPixelBetweenMapsOfZeros(String engine) {
        try (NDManager manager = NDManager.newBaseManager(engine)) {
            NDArray input = manager.arange(9f).reshape(1, 1, 3, 3);
            Layer shortcut = new PaddedShortcut(new FeatureMapShape(1, 3, 3), new FeatureMapShape(4, 2, 2), 2);
            NDArray output = shortcut.forward(input, context(new ParameterLayout(Initializer.AUTO), manager));
            assertThat(output.getShape()).isEqualTo(new Shape(1, 4, 2, 2));
            assertThat(output.toFloatArray()).containsExactly(0, 0, 0, 0, 0, 2, 6, 8, 0, 0, 0, 0, 0, 0, 0, 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MXNet", "PyTorch"})
    void aLayerNormOfMapsCentresAndScalesEachExampleByItself(String engine) {
        try (NDManager manager = NDManager.newBaseManager(engine)) {
            ParameterLayout layout = new ParameterLayout(Initializer.AUTO);
            Layer norm = Norm.LAYER.ofMaps(layout, "n", new FeatureMapShape(2, 2, 2), Initial.constant(3));
            NDArray input = HostArrays.create(
                    manager,
                    new float[] {1, 2, 3, 4, 5, 6, 7, 8, 100, 200, 300, 400, 500, 600, 700, 800},
                    new Shape(2, 2, 2, 2));
            float[] output = norm.forward(input, context(layout, manager)).toFloatArray();
            // The mean and the variance of eight numbers, a root, and what they are put together by.
            double rounded = Rounding.of(8 + 8 + Rounding.FUNCTION + 4);
            for (int example = 0; example < 2; example++) {
                double size = example == 0 ? 1 : 100;
                double factor = 3 * size / Math.sqrt(5.25 * size * size + 1e-5);
                for (int i = 0; i < 8; i++) {
                    assertThat((double) output[8 * example + i])
                            .isCloseTo(factor * (i - 3.5), within(rounded * factor * 8));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MXNet", "PyTorch"})
    void stochasticDepthLeavesOutTheLayersOfAShareOfTheExamples(String engine) {
        try (NDManager manager = NDManager.newBaseManager(engine)) {
            Layer ten = (input, context) -> input.mul(10);
            Optional<ResidualBlock.Way> shortcut = Optional.of(ResidualBlock.Way.ofInput(Layer.IDENTITY));
            Layer block = new ResidualBlock(Layer.IDENTITY, ten, shortcut, 0.5, Layer.IDENTITY);
            ParameterLayout none = new ParameterLayout(Initializer.AUTO);
            NDArray input = manager.ones(new Shape(2_000, 1, 2, 1));
            float[] output = block.forward(input, training(none, manager)).toFloatArray();
            int left = 0;
            for (int example = 0; example < 2_000; example++) {
                assertThat(output[2 * example])
                        .isEqualTo(output[2 * example + 1])
                        .isIn(1f, 21f);
                left += output[2 * example] == 1 ? 1 : 0;
            }
            assertThat(left / 2_000.0).isCloseTo(0.5, within(Chance.ofShare(0.5, 2_000)));
            assertThat(block.forward(input, context(none, manager)).toFloatArray())
                    .containsOnly(11);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MXNet", "PyTorch"})
    void branchesStandBesideEachOtherInTheirOrder(String engine) {
        try (NDManager manager = NDManager.newBaseManager(engine)) {
            ParameterLayout layout = new ParameterLayout(Initializer.AUTO);
            FeatureMapBuilder maps =
                    new FeatureMapBuilder(layout, Norm.NONE, Activation.RELU, new FeatureMapShape(1, 1, 2));
            FeatureMapBuilder doubled = maps.branch().add((input, context) -> input.mul(2), maps.maps());
            maps.concatenate(List.of(maps.branch(), doubled));
            NDArray output = maps.built()
                    .forward(
                            HostArrays.create(manager, new float[] {1, 2}, new Shape(1, 1, 1, 2)),
                            context(layout, manager));
            assertThat(output.toFloatArray()).containsExactly(1, 2, 2, 4);
            assertThat(maps.maps()).isEqualTo(new FeatureMapShape(2, 1, 2));
        }
    }

    private static ForwardContext context(ParameterLayout layout, NDManager manager) {
        return ForwardContext.inference(manager, weights(layout, manager), Optional.empty());
    }

    private static ForwardContext training(ParameterLayout layout, NDManager manager) {
        return ForwardContext.training(
                manager, weights(layout, manager), new DropoutMasks(manager, 5), Optional.empty());
    }

    private static Weights weights(ParameterLayout layout, NDManager manager) {
        return new Weights(layout, layout.initial(new SplittableRandom(1)), manager);
    }
}
