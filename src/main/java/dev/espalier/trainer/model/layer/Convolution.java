package dev.espalier.trainer.model.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** A convolution over {@code batch x channels x height x width}. */
final class Convolution implements Layer {
    private static final Shape DENSE = new Shape(1, 1);

    private final int weight;
    private final int bias;
    private final Shape stride;
    private final Shape padding;

    /**
     * @param outputs the maps that it makes, known from {@code window}'s place on the inputs
     * @param next what follows; without a norm the convolution has a bias
     */
    Convolution(ParameterLayout layout, String name, int inputs, FeatureMapShape outputs, Window window, Norm next) {
        long fanIn = (long) inputs * window.side() * window.side();
        weight = layout.weight(
                name + ".weight", Initial.he(fanIn), outputs.channels(), inputs, window.side(), window.side());
        bias = next == Norm.NONE ? layout.parameter(name + ".bias", Initial.constant(0), outputs.channels()) : -1;
        layout.work(fanIn * outputs.size());
        stride = window.strides();
        padding = window.paddings();
    }

    @Override
    public NDArray forward(NDArray input, ForwardContext context) {
        NDArray added = bias < 0 ? null : context.parameter(bias);
        return input.getNDArrayInternal()
                .convolution(input, context.parameter(weight), added, stride, padding, DENSE, 1)
                .singletonOrThrow();
    }
}
