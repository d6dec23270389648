package dev.espalier.trainer;

import dev.espalier.trainer.engine.EngineChoice;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The engines' recurrent layers against the cells' equations, taken step by step in plain Java. */
class RecurrentReferenceTest {
    private static final int UNITS = 4;

    static Stream<Arguments> cells() {
        return Stream.of(EngineChoice.MXNET, EngineChoice.PYTORCH)
                .flatMap(engine -> Stream.of("lstm", "gru", "vanilla").map(cell -> Arguments.of(engine, cell)));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void aRecurrentLayerFollowsItsEquations(EngineChoice engine, String cell) {
        check(
                engine,
                cell,
                "'direction':'forward'",
                (plain, steps) -> last(read(plain, "layer1.forward", cell, steps)));
    }

    /** It begins at a sequence's own last step, however much padding is behind it, and ends at the first. */
    @ParameterizedTest
    @MethodSource("cells")
    void theSecondDirectionReadsASequenceFromItsOwnEnd(EngineChoice engine, String cell) {
        check(
                engine,
                cell,
                "'direction':'both'",
                (plain, steps) -> joined(
                        last(read(plain, "layer1.forward", cell, steps)),
                        last(read(plain, "layer1.backward", cell, reversed(steps)))));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void aLayerUponAnotherReadsWhatBothDirectionsMadeOfAStep(EngineChoice engine, String cell) {
        check(engine, cell, "'direction':'both','layers':2", (plain, steps) -> {
            double[][] ahead = read(plain, "layer1.forward", cell, steps);
            double[][] back = reversed(read(plain, "layer1.backward", cell, reversed(steps)));
            double[][] both = IntStream.range(0, steps.length)
                    .mapToObj(t -> joined(ahead[t], back[t]))
                    .toArray(double[][]::new);
            return joined(
                    last(read(plain, "layer2.forward", cell, both)),
                    last(read(plain, "layer2.backward", cell, reversed(both))));
        });
    }

    private static void check(
            EngineChoice engine,
            String cell,
            String members,
            BiFunction<PlainWeights, double[][], double[]> reference) {
        UnequalSeries.check(
                engine, "{'type':'rnn','cell':'%s','units':%d,%s}".formatted(cell, UNITS, members), reference);
    }

    /** The state after each step, in the order in which they are read. */
    private static double[][] read(PlainWeights plain, String name, String cell, double[][] steps) {
        double[][] states = new double[steps.length][];
        double[] state = new double[UNITS];
        double[] memory = new double[UNITS];
        for (int t = 0; t < steps.length; t++) {
            double[] a = plain.affine(name + ".input", steps[t]);
            double[] r = plain.affine(name + ".state", state);
            state = switch (cell) {
                case "lstm" -> lstm(a, r, memory);
                case "gru" -> gru(a, r, state);
                default -> vanilla(a, r);
            };
            states[t] = state;
        }
        return states;
    }

    private static double[] last(double[][] states) {
        return states[states.length - 1];
    }

    private static double[][] reversed(double[][] steps) {
        return IntStream.range(0, steps.length)
                .mapToObj(t -> steps[steps.length - 1 - t])
                .toArray(double[][]::new);
    }

    private static double[] joined(double[] one, double[] other) {
        return DoubleStream.concat(Arrays.stream(one), Arrays.stream(other)).toArray();
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
