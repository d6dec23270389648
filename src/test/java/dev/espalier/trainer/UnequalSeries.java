package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.espalier.testing.Rounding;
import dev.espalier.trainer.engine.Compute;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.engine.HostArrays;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.layer.ForwardContext;
import dev.espalier.trainer.model.layer.InputShape;
import dev.espalier.trainer.model.layer.SequenceMask;
import dev.espalier.trainer.model.layer.Snapshot;
import dev.espalier.trainer.model.layer.Weights;
import java.util.Optional;
import java.util.function.BiFunction;

/** Series of unequal lengths in one batch, for nets to be held against what plain Java makes of each by itself. */
final class UnequalSeries {
    private static final int CHANNELS = 3;
    private static final int STEPS = 7;
    private static final int[] LENGTHS = {7, 1, 4};

    /**
     * Up to two layers of four units a step, which add up as many inputs and states; an output adds up eight states by weights
     * of the standard normal distribution.
     */
    private static final double ROUNDED = 10 * Rounding.ofLayers(2 * STEPS, 2 * 4);

    private UnequalSeries() {}

    /** @param reference what {@code model} makes of the steps of one series before its output layer */
    static void check(EngineChoice engine, String model, BiFunction<PlainWeights, double[][], double[]> reference) {
        Net net = Net.of(Nets.model(model), new InputShape.Series(CHANNELS, STEPS), Nets.OUTPUTS);
        Snapshot weights = new Snapshot(Nets.noise(net.layout().parametersCount(), 1), new float[0]);
        float[] series = Nets.noise(LENGTHS.length * STEPS * CHANNELS, 2);
        Compute compute = Nets.compute(engine);
        compute.gradients().stopRecording();
        try (NDManager manager = compute.newManager()) {
            SequenceMask lengths = new SequenceMask(LENGTHS, STEPS);
            ForwardContext context = ForwardContext.inference(
                    manager, new Weights(net.layout(), weights, manager), Optional.of(lengths));
            float[] outputs = net.forward(
                            HostArrays.create(manager, series, new Shape(LENGTHS.length, STEPS, CHANNELS)), context)
                    .toFloatArray();
            PlainWeights plain = PlainWeights.of(net, weights);
            for (int i = 0; i < LENGTHS.length; i++) {
                double[] expected = plain.affine("output", reference.apply(plain, own(series, i)));
                for (int k = 0; k < Nets.OUTPUTS; k++) {
                    assertThat((double) outputs[i * Nets.OUTPUTS + k]).isCloseTo(expected[k], within(ROUNDED));
                }
            }
        }
    }

    private static double[][] own(float[] series, int number) {
        double[][] steps = new double[LENGTHS[number]][CHANNELS];
        for (int t = 0; t < steps.length; t++) {
            for (int c = 0; c < CHANNELS; c++) {
                steps[t][c] = series[(number * STEPS + t) * CHANNELS + c];
            }
        }
        return steps;
    }
}
