package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.espalier.trainer.engine.Compute;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.engine.HostArrays;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.layer.DropoutMasks;
import dev.espalier.trainer.model.layer.ParameterSpec;
import dev.espalier.trainer.model.layer.Snapshot;
import dev.espalier.trainer.model.layer.Weights;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetGradientTest {
    /** How far the function is followed at most. */
    private static final double LONGEST_STEP = 3e-3;

    /** By how much it may change: where it is steep it bends, and the greatest of several values becomes another. */
    private static final double GREATEST_CHANGE = 0.02;

    /** How far from the beginning: where biases are not 0, and states large enough for norms not to be steep. */
    private static final double AWAY = 0.3;

    /**
     * In percent of a slope. The function's own rounding, a millionth or so of it, is divided by twice the step, which leaves some
     * thousandths; the function's bend over the step is of that size too.
     */
    private static final double PERCENT = 1;

    static Stream<Arguments> netsOnBothEngines() {
        return Stream.of(EngineChoice.MXNET, EngineChoice.PYTORCH)
                .flatMap(engine -> Nets.ofEachType().map(net -> Arguments.of(engine, net)));
    }

    @ParameterizedTest
    @MethodSource("netsOnBothEngines")
    void aGradientAgreesWithFiniteDifferences(EngineChoice engine, Nets.Case tried) {
        agreesWithFiniteDifferences(engine, tried);
    }

    static void agreesWithFiniteDifferences(EngineChoice engine, Nets.Case tried) {
        Compute compute = Nets.compute(engine);
        Net net = tried.net();
        Snapshot at = moved(
                net.layout().initial(new SplittableRandom(3)),
                Nets.noise(net.layout().parametersCount(), 4),
                AWAY);
        try (NDManager owner = compute.newManager()) {
            Function function = new Function(compute, tried, net, owner, Nets.masks(owner));
            float[] gradient = function.gradient(at);
            double step = Math.min(LONGEST_STEP, GREATEST_CHANGE / Math.sqrt(dot(gradient, gradient)));
            for (int i = 0; i < 3; i++) {
                float[] direction = direction(gradient, i);
                double change = (function.at(moved(at, direction, step)) - function.at(moved(at, direction, -step)))
                        / (2 * step);
                assertThat(dot(gradient, direction)).isCloseTo(change, withinPercentage(PERCENT));
            }
        }
    }

    /** Halfway between the gradient's own direction, along which it shows, and a random one. */
    private static float[] direction(float[] gradient, int seed) {
        float[] noise = Nets.noise(gradient.length, seed);
        double length = Math.sqrt(dot(gradient, gradient));
        double noisy = Math.sqrt(dot(noise, noise));
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) (gradient[i] / length + noise[i] / noisy);
        }
        return noise;
    }

    /** A net's outputs for one batch, pulled this way and that, as a function of its weights. */
    private record Function(Compute compute, Nets.Case tried, Net net, NDManager owner, DropoutMasks masks) {

        float[] gradient(Snapshot at) {
            try (NDManager manager = owner.newSubManager()) {
                Weights weights = weights(at, manager);
                NDArray unused = run(weights, manager);
                return ParameterSpec.flat(
                        net.layout().parameters(),
                        i -> weights.parameters().get(i).getGradient().toFloatArray());
            }
        }

        double at(Snapshot at) {
            try (NDManager manager = owner.newSubManager()) {
                return run(weights(at, manager), manager).getFloat();
            }
        }

        private Weights weights(Snapshot at, NDManager manager) {
            Weights weights = new Weights(net.layout(), at, manager);
            weights.parameters().forEach(compute.gradients()::track);
            return weights;
        }

        private NDArray run(Weights weights, NDManager manager) {
            NDArray batch = Nets.batch(tried.input(), manager, 1);
            NDArray pull = HostArrays.create(
                    manager, Nets.noise(Nets.BATCH * Nets.OUTPUTS, 2), new Shape(Nets.BATCH, Nets.OUTPUTS));
            return compute.gradients()
                    .backward(() -> net.forward(batch, Nets.training(tried, manager, weights, masks))
                            .mul(pull)
                            .sum());
        }
    }

    private static Snapshot moved(Snapshot at, float[] direction, double step) {
        float[] parameters = at.parameters().clone();
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] += (float) (step * direction[i]);
        }
        return new Snapshot(parameters, at.statistics());
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }
}
