package dev.espalier.trainer.model.layer;

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

    BatchNorm(ParameterLayout layout, String name, long channels, Initial begin) {
        scale = layout.parameter(name + ".scale", begin, channels);
        shift = layout.parameter(name + ".shift", Initial.constant(0), channels);
        mean = layout.statistic(name + ".mean", Initial.constant(0), channels);
        variance = layout.statistic(name + ".variance", Initial.constant(1), channels);
    }

    @Override
    public NDArray forward(NDArray input, ForwardContext context) {
        return context.isTraining() && !context.learns(scale) ? kept(input, context) : normalised(input, context);
    }

    /** By what it kept, with sums and products: DJL refuses MXNet's own operation while a gradient is recorded. */
    private NDArray kept(NDArray input, ForwardContext context) {
        NDArray variances = context.own(context.statistic(variance).add(EPSILON));
        NDArray factor = context.own(context.parameter(scale).div(variances.sqrt()));
        NDArray offset = context.own(context.parameter(shift).sub(factor.mul(context.statistic(mean))));
        long[] channels = new long[input.getShape().dimension()];
        Arrays.fill(channels, 1);
        channels[1] = input.getShape().get(1);
        Shape across = new Shape(channels);
        return input.mul(factor.reshape(across)).add(offset.reshape(across));
    }

    private NDArray normalised(NDArray input, ForwardContext context) {
        return input.getNDArrayInternal()
                .batchNorm(
                        input,
                        context.statistic(mean),
                        context.statistic(variance),
                        context.parameter(scale),
                        context.parameter(shift),
                        context.normAxis(),
                        context.normMomentum(),
                        EPSILON,
                        context.isTraining())
                .head();
    }
}
