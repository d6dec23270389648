package dev.espalier.trainer;

import dev.espalier.trainer.model.Net;
import dev.espalier.trainer.model.layer.ParameterSpec;
import dev.espalier.trainer.model.layer.Snapshot;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A net's arrays by their names, and what layers compute with them in plain Java. */
record PlainWeights(Map<String, float[]> byName) {

    static PlainWeights of(Net net, Snapshot weights) {
        Map<String, float[]> byName = new HashMap<>();
        for (ParameterSpec slot : net.layout().parameters()) {
            byName.put(slot.name(), slot.of(weights.parameters()));
        }
        for (ParameterSpec slot : net.layout().statistics()) {
            byName.put(slot.name(), slot.of(weights.statistics()));
        }
        return new PlainWeights(byName);
    }

    float[] get(String name) {
        return byName.get(name);
    }

    /** A matrix times {@code input}, and the bias of the same name where there is one. */
    double[] affine(String name, double[] input) {
        float[] weight = byName.get(name + ".weight");
        float[] bias = byName.getOrDefault(name + ".bias", new float[weight.length / input.length]);
        double[] output = new double[bias.length];
        for (int row = 0; row < output.length; row++) {
            output[row] = bias[row];
            for (int column = 0; column < input.length; column++) {
                output[row] += (double) weight[row * input.length + column] * input[column];
            }
        }
        return output;
    }

    double[] layerNorm(String name, double[] input) {
        double mean = 0;
        double square = 0;
        for (double value : input) {
            mean += value / input.length;
            square += value * value / input.length;
        }
        double[] output = new double[input.length];
        for (int i = 0; i < input.length; i++) {
            output[i] = byName.get(name + ".scale")[i] * (input[i] - mean) / Math.sqrt(square - mean * mean + 1e-5)
                    + byName.get(name + ".shift")[i];
        }
        return output;
    }

    static double[] tanh(double[] input) {
        return Arrays.stream(input).map(Math::tanh).toArray();
    }

    static double[] sum(double[] one, double[] other) {
        double[] sum = one.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other[i];
        }
        return sum;
    }
}
