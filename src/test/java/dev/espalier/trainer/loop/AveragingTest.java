package dev.espalier.trainer.loop;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import dev.espalier.dataset.core.Inputs;
import dev.espalier.dataset.core.Targets;
import dev.espalier.testing.Rounding;
import dev.espalier.trainer.Nets;
import dev.espalier.trainer.engine.Compute;
import dev.espalier.trainer.engine.EngineChoice;
import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.layer.InputShape;
import dev.espalier.trainer.model.layer.ParameterLayout;
import dev.espalier.trainer.model.layer.Snapshot;
import dev.espalier.trainer.model.layer.Weights;
import dev.espalier.trainer.optimizer.WeightAverage;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AveragingTest {
    /** No number of a few hundred of the standard normal distribution is larger. */
    private static final double GREATEST = 4;

    private static final Net NET =
            Net.of(Nets.model("{'type':'mlp','depth':1,'width':3,'norm':'batch'}"), new InputShape.Row(2), 1);

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void anExponentialAverageFollowsItsFormulaForParametersAndStatistics(EngineChoice engine) {
        WeightAverage.Ema ema = new WeightAverage.Ema(0.5);
        float[] begin = all(NET.layout().initial(new SplittableRandom(1)));
        double[] expected = new double[begin.length];
        java.util.Arrays.setAll(expected, i -> begin[i]);
        try (NDManager manager = Nets.compute(engine).newManager()) {
            Weights live = new Weights(NET.layout(), snapshot(begin), manager);
            Averaging averaging =
                    new Averaging(ema, live, Optional.of(new Weights(NET.layout(), snapshot(begin), manager)));
            for (int step = 1; step <= 12; step++) {
                float[] now = Nets.noise(begin.length, step);
                live.restore(snapshot(now));
                averaging.stepped(manager);
                double kept = Math.min(0.5, (1.0 + step) / (10 + step));
                for (int i = 0; i < now.length; i++) {
                    expected[i] = kept * expected[i] + (1 - kept) * now[i];
                }
            }
            assertThat(all(averaging.judged().snapshot()))
                    .usingComparatorWithPrecision((float) (GREATEST * Rounding.of(12 * 3)))
                    .containsExactly(floats(expected));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void aStochasticAverageIsTheMeanOfTheLastEpochsAndTheWeightsThemselvesBefore(EngineChoice engine) {
        int size = all(NET.layout().initial(new SplittableRandom(1))).length;
        int parameters = NET.layout().parametersCount();
        try (NDManager manager = Nets.compute(engine).newManager()) {
            Weights live = new Weights(NET.layout(), snapshot(Nets.noise(size, 0)), manager);
            Averaging averaging = new Averaging(
                    new WeightAverage.Swa(0.5),
                    live,
                    Optional.of(new Weights(NET.layout(), snapshot(Nets.noise(size, 0)), manager)));
            double[] mean = new double[parameters];
            for (int epoch = 1; epoch <= 8; epoch++) {
                float[] now = Nets.noise(size, epoch);
                live.restore(snapshot(now));
                assertThat(averaging.finished(epoch, 8, manager)).isEqualTo(epoch > 4);
                if (epoch <= 4) {
                    assertThat(averaging.judged()).isSameAs(live);
                }
                for (int i = 0; i < parameters && epoch > 4; i++) {
                    mean[i] += now[i] / 4.0;
                }
            }
            assertThat(averaging.judged().snapshot().parameters())
                    .usingComparatorWithPrecision((float) (GREATEST * Rounding.of(4 * 3)))
                    .containsExactly(floats(mean));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void statisticsAreComputedAnewOverAllExamples(EngineChoice engine) {
        Compute compute = Nets.compute(engine);
        ParameterLayout layout = NET.layout();
        Snapshot at = new Snapshot(
                layout.initial(new SplittableRandom(2)).parameters(), Nets.noise(layout.statisticsCount(), 9));
        float[] inputs = Nets.noise(2 * 400, 7);
        try (NDManager manager = compute.newManager()) {
            compute.gradients().stopRecording();
            Weights weights = new Weights(layout, at, manager);
            weights.parameters().forEach(compute.gradients()::track);
            ResidentData.Part examples = new ResidentData.Part(
                    ResidentInputs.of(new Inputs.Dense(inputs, new int[] {2}), manager),
                    new Targets.Values(new float[400]));
            Calibration.run(manager, compute.gradients(), NET, weights, examples, 100);
            Snapshot after = weights.snapshot();
            assertThat(after.parameters()).containsExactly(at.parameters());
            // The variance within a batch of 100 lacks what is between batches, a hundredth of the whole give or take
            // as much, and
            // PyTorch's is the unbiased one, which is a hundredth more.
            assertThat(after.statistics()).usingComparatorWithPrecision(0.03f).containsExactly(expected(at, inputs));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void aLastBatchOfFewExamplesCountsAsMuchAsTheseInTheStatistics(EngineChoice engine) {
        Compute compute = Nets.compute(engine);
        Snapshot at = NET.layout().initial(new SplittableRandom(2));
        float[] inputs = Nets.noise(2 * 110, 7);
        try (NDManager manager = compute.newManager()) {
            compute.gradients().stopRecording();
            Weights weights = new Weights(NET.layout(), at, manager);
            weights.parameters().forEach(compute.gradients()::track);
            ResidentData.Part examples = new ResidentData.Part(
                    ResidentInputs.of(new Inputs.Dense(inputs, new int[] {2}), manager),
                    new Targets.Values(new float[110]));
            Calibration.run(manager, compute.gradients(), NET, weights, examples, 100);
            assertThat(java.util.Arrays.copyOf(weights.snapshot().statistics(), 3))
                    .usingComparatorWithPrecision((float) (GREATEST * Rounding.of(110 + 6)))
                    .containsExactly(java.util.Arrays.copyOf(expected(at, inputs), 3));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void calibratingLeavesNoGradientBehind(EngineChoice engine) {
        Compute compute = Nets.compute(engine);
        try (NDManager manager = compute.newManager()) {
            compute.gradients().stopRecording();
            Weights weights = new Weights(NET.layout(), NET.layout().initial(new SplittableRandom(2)), manager);
            weights.parameters().forEach(compute.gradients()::track);
            ResidentData.Part examples = new ResidentData.Part(
                    ResidentInputs.of(new Inputs.Dense(Nets.noise(60, 7), new int[] {2}), manager),
                    new Targets.Values(new float[30]));
            int before = manager.getManagedArrays().size();
            for (int i = 0; i < 3; i++) {
                Calibration.run(manager, compute.gradients(), NET, weights, examples, 10);
            }
            assertThat(manager.getManagedArrays().size() - before)
                    .isLessThanOrEqualTo(weights.parameters().size());
        }
    }

    /** The mean and variance of each hidden unit before the norm, over all examples. */
    private static float[] expected(Snapshot at, float[] inputs) {
        float[] weight = NET.layout().parameters().get(0).of(at.parameters());
        float[] bias = NET.layout().parameters().get(1).of(at.parameters());
        float[] expected = new float[6];
        for (int unit = 0; unit < 3; unit++) {
            double sum = 0;
            double squares = 0;
            int size = inputs.length / 2;
            for (int i = 0; i < size; i++) {
                double value = weight[2 * unit] * inputs[2 * i] + weight[2 * unit + 1] * inputs[2 * i + 1] + bias[unit];
                sum += value;
                squares += value * value;
            }
            expected[unit] = (float) (sum / size);
            expected[3 + unit] = (float) (squares / size - sum / size * sum / size);
        }
        return expected;
    }

    private static Snapshot snapshot(float[] all) {
        int parameters = NET.layout().parametersCount();
        return new Snapshot(
                java.util.Arrays.copyOf(all, parameters), java.util.Arrays.copyOfRange(all, parameters, all.length));
    }

    private static float[] all(Snapshot snapshot) {
        float[] all = java.util.Arrays.copyOf(
                snapshot.parameters(), snapshot.parameters().length + snapshot.statistics().length);
        System.arraycopy(snapshot.statistics(), 0, all, snapshot.parameters().length, snapshot.statistics().length);
        return all;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
