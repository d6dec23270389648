package dev.espalier.trainer.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/**
 * Batch normalisation (Ioffe and Szegedy 2015) of each channel; the channels come second. Of a batch of n values a channel,
 * PyTorch keeps the unbiased variance, as published, MXNet the batch's own, which is (n - 1) / n of it: what is evaluated
 * differs by that between the engines, what is trained does not.
 */
final class BatchNorm implements Layer {
    private static final float EPSILON = 1e-5f;

    private final int scale;
    private final int shift;
    private final int mean;
    private final int variance;

    BatchNorm(Blueprint blueprint, String name, long channels, Initial begin) {
        scale = blueprint.parameter(name + ".scale", begin, channels);
        shift = blueprint.parameter(name + ".shift", Initial.constant(0), channels);
        mean = blueprint.statistic(name + ".mean", Initial.constant(0), channels);
        variance = blueprint.statistic(name + ".variance", Initial.constant(1), channels);
    }

    @Override
    public NDArray forward(NDArray input, Pass pass) {
        return pass.isTraining() && !pass.learns(scale) ? kept(input, pass) : normalised(input, pass);
    }

    /** By what it kept, with sums and products: DJL refuses MXNet's own operation while a gradient is recorded. */
    private NDArray kept(NDArray input, Pass pass) {
        NDArray variances = pass.own(pass.statistic(variance).add(EPSILON));
        NDArray factor = pass.own(pass.parameter(scale).div(variances.sqrt()));
        NDArray offset = pass.own(pass.parameter(shift).sub(factor.mul(pass.statistic(mean))));
        long[] channels = new long[input.getShape().dimension()];
        Arrays.fill(channels, 1);
        channels[1] = input.getShape().get(1);
        Shape across = new Shape(channels);
        return input.mul(factor.reshape(across)).add(offset.reshape(across));
    }

    private NDArray normalised(NDArray input, Pass pass) {
        return input.getNDArrayInternal()
                .batchNorm(
                        input,
                        pass.statistic(mean),
                        pass.statistic(variance),
                        pass.parameter(scale),
                        pass.parameter(shift),
                        pass.normAxis(),
                        pass.normMomentum(),
                        EPSILON,
                        pass.isTraining())
                .head();
    }
}
