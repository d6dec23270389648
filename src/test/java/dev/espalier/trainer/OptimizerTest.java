package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.espalier.trainer.model.Blueprint;
import dev.espalier.trainer.model.InputShape;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.Snapshot;
import dev.espalier.trainer.model.Weights;
import dev.espalier.trainer.optimizer.Optimizer;
import dev.espalier.trainer.optimizer.OptimizerConfig;
import dev.espalier.trainer.optimizer.OptimizerConfig.Adam;
import dev.espalier.trainer.optimizer.OptimizerConfig.AdamW;
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
    private static final double CLIP = 0.8;

    static Stream<Arguments> optimizersOnBothEngines() {
        return Stream.of(EngineChoice.MXNET, EngineChoice.PYTORCH)
                .flatMap(engine -> Stream.of(
                                new Sgd(0, Lookahead.NONE),
                                new Sgd(0.9, Lookahead.NONE),
                                new Sgd(0.9, Lookahead.NESTEROV),
                                new Adam(0.9, 0.99, 1e-8),
                                new AdamW(0.9, 0.99, 1e-8),
                                new RmsProp(0.9, 0, 1e-8),
                                new RmsProp(0.9, 0.5, 1e-8))
                        .map(config -> Arguments.of(engine, config)));
    }

    @ParameterizedTest
    @MethodSource("optimizersOnBothEngines")
    void anOptimizerFollowsItsFormula(EngineChoice engine, OptimizerConfig config) {
        Blueprint blueprint = Net.of(Nets.model("{'type':'mlp','depth':1,'width':1}"), new InputShape.Row(1), 1)
                .blueprint();
        float[] start = {1, -2, 0.5f, 3};
        double[] expected = {1, -2, 0.5, 3};
        Formula formula = new Formula(config);
        try (NDManager manager = Nets.compute(engine).newManager()) {
            Weights weights = new Weights(blueprint, new Snapshot(start, new float[0]), manager);
            Optimizer optimizer = new Optimizer(config, blueprint.parameters(), weights.parameters(), DECAY, CLIP);
            for (int step = 1; step <= STEPS; step++) {
                float[] gradient = Nets.noise(4, step);
                try (NDManager scratch = manager.newSubManager()) {
                    List<NDArray> gradients = weights.parameters().stream()
                            .map(NDArray::zerosLike)
                            .toList();
                    for (int i = 0; i < 4; i++) {
                        gradients.get(i).set(new float[] {gradient[i]});
                        gradients.get(i).attach(scratch);
                    }
                    optimizer.step(gradients, RATE, scratch);
                }
                formula.step(expected, gradient, step);
            }
            assertThat(weights.snapshot().parameters())
                    .usingComparatorWithPrecision(1e-4f)
                    .containsExactly(
                            (float) expected[0], (float) expected[1], (float) expected[2], (float) expected[3]);
        }
    }

    /** The published formulas, number by number. */
    private static final class Formula {
        private final OptimizerConfig config;
        private final double[] first = new double[4];
        private final double[] second = new double[4];

        Formula(OptimizerConfig config) {
            this.config = config;
        }

        void step(double[] weights, float[] raw, int count) {
            double norm = Math.sqrt(raw[0] * raw[0] + raw[1] * raw[1] + raw[2] * raw[2] + raw[3] * raw[3]);
            double scale = Math.min(1, CLIP / norm);
            for (int i = 0; i < 4; i++) {
                double pull = i % 2 == 1 ? 0 : DECAY * weights[i];
                double gradient = raw[i] * scale;
                switch (config) {
                    case Sgd(double momentum, Lookahead lookahead) -> {
                        double whole = gradient + pull;
                        first[i] = momentum * first[i] + RATE * whole;
                        weights[i] -= lookahead == Lookahead.NESTEROV ? RATE * whole + momentum * first[i] : first[i];
                    }
                    case Adam(double beta1, double beta2, double epsilon) ->
                        weights[i] -= RATE * adam(i, gradient + pull, beta1, beta2, count);
                    case AdamW(double beta1, double beta2, double epsilon) ->
                        weights[i] -= RATE * (pull + adam(i, gradient, beta1, beta2, count));
                    case RmsProp(double rho, double momentum, double epsilon) -> {
                        double whole = gradient + pull;
                        first[i] = rho * first[i] + (1 - rho) * whole * whole;
                        second[i] = momentum * second[i] + whole / Math.sqrt(first[i]);
                        weights[i] -= RATE * second[i];
                    }
                }
            }
        }

        private double adam(int i, double gradient, double beta1, double beta2, int count) {
            first[i] = beta1 * first[i] + (1 - beta1) * gradient;
            second[i] = beta2 * second[i] + (1 - beta2) * gradient * gradient;
            double mean = first[i] / (1 - Math.pow(beta1, count));
            return mean / Math.sqrt(second[i] / (1 - Math.pow(beta2, count)));
        }
    }
}
