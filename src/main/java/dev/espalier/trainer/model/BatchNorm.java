package dev.espalier.trainer.model;

import ai.djl.ndarray.NDArray;

/** Batch normalisation (Ioffe and Szegedy 2015) of each channel; the channels come second. */
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
