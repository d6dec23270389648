package dev.espalier.trainer;

import dev.espalier.trainer.engine.EngineChoice;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Causal convolutions and self-attention as the engines compute them against the papers' equations in plain Java. */
class SequenceReferenceTest {
    private static final int WIDTH = 4;

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void convolutionsSeeDilatedStepsOfThePast(EngineChoice engine) {
        UnequalSeries.check(
                engine,
                "{'type':'tcn','levels':2,'width':4,'kernel':3,'activation':'tanh','pooling':'last'}",
                SequenceReferenceTest::convolved);
    }

    @ParameterizedTest
    @EnumSource(names = {"MXNET", "PYTORCH"})
    void attentionSharesWhatASequencesOwnStepsHold(EngineChoice engine) {
        UnequalSeries.check(
                engine,
                "{'type':'transformer-encoder','layers':1,'heads':2,'width':4,'feed_forward':5,'activation':'tanh','pooling':'mean'}",
                SequenceReferenceTest::attended);
    }

    private static double[] convolved(PlainWeights weights, double[][] steps) {
        double[][] now = steps;
        for (int level = 1; level <= 2; level++) {
            String name = "level" + level;
            double[][] first = convolution(weights, name + ".first", now, level);
            double[][] second = convolution(weights, name + ".second", first, level);
            for (int t = 0; t < steps.length; t++) {
                double[] past = level == 1 ? weights.affine(name + ".shortcut", now[t]) : now[t];
                second[t] = PlainWeights.tanh(PlainWeights.sum(second[t], past));
            }
            now = second;
        }
        return now[steps.length - 1];
    }

    /** Kernels of three steps, the last of them an output's own. */
    private static double[][] convolution(PlainWeights weights, String name, double[][] steps, int dilation) {
        double[][] outputs = new double[steps.length][WIDTH];
        int inputs = steps[0].length;
        for (int t = 0; t < steps.length; t++) {
            for (int out = 0; out < WIDTH; out++) {
                double sum = weights.get(name + ".bias")[out];
                for (int k = 0; k < 3; k++) {
                    int seen = t - (2 - k) * dilation;
                    for (int in = 0; in < inputs && seen >= 0; in++) {
                        sum += weights.get(name + ".weight")[(out * inputs + in) * 3 + k] * steps[seen][in];
                    }
                }
                outputs[t][out] = Math.tanh(sum);
            }
        }
        return outputs;
    }

    private static double[] attended(PlainWeights weights, double[][] steps) {
        double[][] now = new double[steps.length][];
        for (int t = 0; t < steps.length; t++) {
            double[] place = {Math.sin(t), Math.cos(t), Math.sin(t / 100.0), Math.cos(t / 100.0)};
            now[t] = PlainWeights.sum(weights.affine("channels", steps[t]), place);
        }
        double[][] normed = Arrays.stream(now)
                .map(step -> weights.layerNorm("layer1.attention.norm", step))
                .toArray(double[][]::new);
        double[] mean = new double[WIDTH];
        for (int t = 0; t < steps.length; t++) {
            double[] own = PlainWeights.sum(
                    now[t], weights.affine("layer1.attention.output", heads(weights, normed, normed[t])));
            double[] hidden = PlainWeights.tanh(
                    weights.affine("layer1.forward.first", weights.layerNorm("layer1.forward.norm", own)));
            double[] output =
                    weights.layerNorm("norm", PlainWeights.sum(own, weights.affine("layer1.forward.second", hidden)));
            for (int i = 0; i < WIDTH; i++) {
                mean[i] += output[i] / steps.length;
            }
        }
        return mean;
    }

    /** What two heads of width 2 make of all steps for one that asks. */
    private static double[] heads(PlainWeights weights, double[][] steps, double[] asking) {
        double[] query = weights.affine("layer1.attention.query", asking);
        double[] outputs = new double[WIDTH];
        for (int head = 0; head < WIDTH; head += 2) {
            double total = 0;
            double[] sums = new double[2];
            for (double[] step : steps) {
                double[] key = weights.affine("layer1.attention.key", step);
                double[] value = weights.affine("layer1.attention.value", step);
                double weight = Math.exp((query[head] * key[head] + query[head + 1] * key[head + 1]) / Math.sqrt(2));
                total += weight;
                sums[0] += weight * value[head];
                sums[1] += weight * value[head + 1];
            }
            outputs[head] = sums[0] / total;
            outputs[head + 1] = sums[1] / total;
        }
        return outputs;
    }
}
