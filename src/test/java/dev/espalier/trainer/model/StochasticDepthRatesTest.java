package dev.espalier.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.espalier.trainer.model.layer.DropoutMasks;
import dev.espalier.trainer.model.layer.FeatureMapBuilder;
import dev.espalier.trainer.model.layer.ForwardContext;
import dev.espalier.trainer.model.layer.Initializer;
import dev.espalier.trainer.model.layer.InputShape;
import dev.espalier.trainer.model.layer.ParameterLayout;
import dev.espalier.trainer.model.layer.Snapshot;
import dev.espalier.trainer.model.layer.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often each block of a deep net is left out, read off by how much its layers' part is scaled up where it stays. */
class StochasticDepthRatesTest {
    private static final int EXAMPLES = 40;

    private final ParameterLayout layout = new ParameterLayout(Initializer.AUTO);
    private final FeatureMapBuilder built = ResNetBuilder.maps(
            layout,
            (ResNet)
                    SomeLayers.model(
                            "{'type':'resnet','blocks':[3,4,2,1],'width':2,'order':'pre','norm':'none','activation':'tanh','projection':'pad','stochastic_depth':0.5}"),
            new InputShape.Image(2, 8, 8));

    /** Huang et al. 2016, equation 4, counted through all stages: from near 0 evenly up to what is asked for. */
    @ParameterizedTest
    @ValueSource(strings = {"MXNet", "PyTorch"})
    void theyRiseEvenlyFromTheFirstBlockToTheLast(String engine) {
        List<Double> rates = new ArrayList<>();
        try (NDManager manager = NDManager.newBaseManager(engine)) {
            Snapshot weights = layout.initial(new SplittableRandom(1));
            Snapshot nothing = new Snapshot(new float[weights.parameters().length], new float[0]);
            ForwardContext whole = inference(weights, manager);
            ForwardContext shortcut = inference(nothing, manager);
            ForwardContext training = ForwardContext.training(
                    manager, new Weights(layout, weights, manager), new DropoutMasks(manager, 5), Optional.empty());
            NDArray maps = manager.ones(new Shape(EXAMPLES, 2, 8, 8));
            for (FeatureMapBuilder.Step step : built.steps()) {
                NDArray after = step.layer().forward(maps, whole);
                if (step.layer() instanceof ResidualBlock block) {
                    NDArray past = block.forward(maps, shortcut);
                    rates.add(
                            rate(after.sub(past), block.forward(maps, training).sub(past)));
                }
                maps = after;
            }
        }
        assertThat(rates).hasSize(10);
        // Far above what rounding changes, and a tenth of what lies between the rates of two blocks.
        double near = 0.1 * 0.5 / 10;
        for (int block = 1; block <= 10; block++) {
            assertThat(rates.get(block - 1)).isCloseTo(0.5 * block / 10, within(near));
        }
    }

    private ForwardContext inference(Snapshot weights, NDManager manager) {
        return ForwardContext.inference(manager, new Weights(layout, weights, manager), Optional.empty());
    }

    /** Of examples that are all alike, one at least of which stays. */
    private static double rate(NDArray whole, NDArray dropped) {
        return 1 - whole.abs().max().getFloat() / dropped.abs().max().getFloat();
    }
}
