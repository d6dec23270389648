package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.espalier.testing.Rounding;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.engine.HostArrays;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.layer.InputShape;
import dev.espalier.trainer.model.layer.ParameterLayout;
import dev.espalier.trainer.model.layer.ParameterSpec;
import dev.espalier.trainer.model.layer.Snapshot;
import dev.espalier.trainer.model.layer.Weights;
import dev.espalier.trainer.optimizer.Clipping;
import dev.espalier.trainer.optimizer.Optimizer;
import dev.espalier.trainer.optimizer.OptimizerConfig;
import dev.espalier.trainer.optimizer.OptimizerConfig.AdaGrad;
import dev.espalier.trainer.optimizer.OptimizerConfig.Adam;
import dev.espalier.trainer.optimizer.OptimizerConfig.Decay;
import dev.espalier.trainer.optimizer.OptimizerConfig.Lamb;
import dev.espalier.trainer.optimizer.OptimizerConfig.Lookahead;
import dev.espalier.trainer.optimizer.OptimizerConfig.RmsProp;
import dev.espalier.trainer.optimizer.OptimizerConfig.Sgd;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerTest {
    private static final int STEPS = 12;
    private static final double RATE = 0.05;
    private static final double DECAY = 0.1;

    /**
     * A step moves a weight of size 4 at most by less than 0.5: averages of the slopes, a root, a quotient, and sums over an array
     * where it is measured.
     */
    private static final double ROUNDED = STEPS * (0.5 * Rounding.of(Rounding.FUNCTION + 20) + 4 * Rounding.UNIT);

    static Stream<Arguments> optimizersOnBothEngines() {
        return Stream.of(EngineChoice.MXNET, EngineChoice.PYTORCH)
                .flatMap(engine -> Stream.of(Decay.values())
                        .flatMap(decay -> Stream.of(
                                new Sgd(0, Lookahead.NONE, decay),
                                new Sgd(0.9, Lookahead.NONE, decay),
                                new Sgd(0.9, Lookahead.NESTEROV, decay),
                                new Adam(0.9, 0.99, 0.01, decay),
                                new RmsProp(0.9, 0, 0.01, decay),
                                new RmsProp(0.9, 0.5, 1e-8, decay),
                                new AdaGrad(0.01, decay),
                                new Lamb(0.9, 0.99, 0.01)))
                        .distinct()
                        .map(config -> Arguments.of(engine, config)));
    }

    @ParameterizedTest
    @MethodSource("optimizersOnBothEngines")
    void anOptimizerFollowsItsFormula(EngineChoice engine, OptimizerConfig config) {
        follows(engine, config, Clipping.NONE);
    }

    @ParameterizedTest
    @MethodSource("optimizersOnBothEngines")
    void aGradientIsCutByValueAndThenByNorm(EngineChoice engine, OptimizerConfig config) {
        follows(engine, config, new Clipping(0.8, 0));
        follows(engine, config, new Clipping(0, 0.5));
        follows(engine, config, new Clipping(1.1, 0.6));
    }

    private static void follows(EngineChoice engine, OptimizerConfig config, Clipping clipping) {
        ParameterLayout layout = Net.of(Nets.model("{'type':'mlp','depth':1,'width':3}"), new InputShape.Row(2), 1)
                .layout();
        float[] weights = Nets.noise(layout.parametersCount(), 100);
        // The second matrix has no length at first.
        ParameterSpec second = layout.parameters().get(2);
        java.util.Arrays.fill(weights, second.offset(), second.offset() + second.size(), 0);
        OptimizerFormula formula =
                new OptimizerFormula(config, layout.parameters(), weights, new double[] {RATE, DECAY}, clipping);
        float[] moved = weights;
        try (NDManager manager = Nets.compute(engine).newManager()) {
            Weights onDevice = new Weights(layout, new Snapshot(weights, new float[0]), manager);
            Optimizer optimizer = new Optimizer(config, layout.parameters(), onDevice.parameters(), DECAY, clipping);
            for (int step = 1; step <= STEPS; step++) {
                float[] gradient = Nets.noise(weights.length, step);
                try (NDManager scratch = manager.newSubManager()) {
                    optimizer.step(arrays(gradient, layout.parameters(), scratch), RATE, scratch);
                }
                formula.step(gradient);
            }
            moved = onDevice.snapshot().parameters();
        }
        assertThat(moved).usingComparatorWithPrecision((float) ROUNDED).containsExactly(formula.weights());
    }

    private static List<NDArray> arrays(float[] flat, List<ParameterSpec> slots, NDManager manager) {
        return slots.stream()
                .map(slot ->
                        HostArrays.create(manager, slot.of(flat), new ai.djl.ndarray.types.Shape(slot.dimensions())))
                .toList();
    }
}
