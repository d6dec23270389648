package dev.espalier.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.espalier.trainer.model.InputShape;
import dev.espalier.trainer.model.Lengths;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.Pass;
import dev.espalier.trainer.model.Snapshot;
import dev.espalier.trainer.model.Weights;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The engines' recurrent layers against the cells' equations, taken step by step in plain Java. */
class RecurrentReferenceTest {
    private static final int CHANNELS = 3;
    private static final int UNITS = 4;
    private static final int STEPS = 7;
    private static final int[] LENGTHS = {7, 1, 4};

    static Stream<Arguments> cells() {
        return Stream.of(EngineChoice.MXNET, EngineChoice.PYTORCH)
                .flatMap(engine -> Stream.of("lstm", "gru", "vanilla").map(cell -> Arguments.of(engine, cell)));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void aRecurrentLayerFollowsItsEquations(EngineChoice engine, String cell) {
        Net net = Net.of(
                Nets.model("{'type':'rnn','cell':'%s','units':%d}".formatted(cell, UNITS)),
                new InputShape.Series(CHANNELS, STEPS),
                Nets.OUTPUTS);
        Snapshot weights = new Snapshot(Nets.noise(net.blueprint().parametersCount(), 1), new float[0]);
        float[] series = Nets.noise(LENGTHS.length * STEPS * CHANNELS, 2);
        Compute compute = Nets.compute(engine);
        compute.gradients().stopRecording();
        try (NDManager manager = compute.newManager()) {
            Lengths lengths = new Lengths(LENGTHS, STEPS);
            Pass pass = Pass.inference(manager, new Weights(net.blueprint(), weights, manager), Optional.of(lengths));
            float[] outputs = net.forward(manager.create(series, new Shape(LENGTHS.length, STEPS, CHANNELS)), pass)
                    .toFloatArray();
            assertThat(outputs)
                    .usingComparatorWithPrecision(1e-4f)
                    .containsExactly(expected(net, weights, cell, series));
        }
    }

    private static float[] expected(Net net, Snapshot weights, String cell, float[] series) {
        PlainWeights plain = PlainWeights.of(net, weights);
        float[] outputs = new float[LENGTHS.length * Nets.OUTPUTS];
        for (int i = 0; i < LENGTHS.length; i++) {
            double[] state = new double[UNITS];
            double[] memory = new double[UNITS];
            for (int t = 0; t < LENGTHS[i]; t++) {
                double[] input = new double[CHANNELS];
                for (int c = 0; c < CHANNELS; c++) {
                    input[c] = series[(i * STEPS + t) * CHANNELS + c];
                }
                double[] a = plain.affine("layer1.forward.input", input);
                double[] r = plain.affine("layer1.forward.state", state);
                state = switch (cell) {
                    case "lstm" -> lstm(a, r, memory);
                    case "gru" -> gru(a, r, state);
                    default -> vanilla(a, r);
                };
            }
            double[] logits = plain.affine("output", state);
            for (int k = 0; k < Nets.OUTPUTS; k++) {
                outputs[i * Nets.OUTPUTS + k] = (float) logits[k];
            }
        }
        return outputs;
    }

    /** Gates in the order input, forget, cell, output; updates {@code memory}. */
    private static double[] lstm(double[] a, double[] r, double[] memory) {
        double[] next = new double[UNITS];
        for (int u = 0; u < UNITS; u++) {
            double in = logistic(a[u] + r[u]);
            double forget = logistic(a[UNITS + u] + r[UNITS + u]);
            double candidate = Math.tanh(a[2 * UNITS + u] + r[2 * UNITS + u]);
            double out = logistic(a[3 * UNITS + u] + r[3 * UNITS + u]);
            memory[u] = forget * memory[u] + in * candidate;
            next[u] = out * Math.tanh(memory[u]);
        }
        return next;
    }

    /** Gates in the order reset, update, new. */
    private static double[] gru(double[] a, double[] r, double[] state) {
        double[] next = new double[UNITS];
        for (int u = 0; u < UNITS; u++) {
            double reset = logistic(a[u] + r[u]);
            double update = logistic(a[UNITS + u] + r[UNITS + u]);
            double fresh = Math.tanh(a[2 * UNITS + u] + reset * r[2 * UNITS + u]);
            next[u] = (1 - update) * fresh + update * state[u];
        }
        return next;
    }

    private static double[] vanilla(double[] a, double[] r) {
        double[] next = new double[UNITS];
        for (int u = 0; u < UNITS; u++) {
            next[u] = Math.tanh(a[u] + r[u]);
        }
        return next;
    }

    private static double logistic(double value) {
        return 1 / (1 + Math.exp(-value));
    }
}
