package dev.espalier.trainer.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * A convolution over time: {@code batch x inputs x steps} to {@code batch x outputs x steps / stride}, rounded up. The layout
 * is the one in which both engines are fast.
 */
final class TemporalConvolution implements Layer {
    private final Form form;
    private final int weight;
    private final int bias;

    /**
     * From how many channels to how many, and how.
     *
     * @param kernel steps that one output sees; odd where these lie on both sides
     * @param dilation steps from one that is seen to the next
     */
    record Form(int inputs, int outputs, int kernel, int dilation, int stride, Reach reach) {}

    /** @param next what follows; before a batch norm the convolution needs no bias */
    TemporalConvolution(Blueprint blueprint, String name, Form form, Norm next) {
        this.form = form;
        weight = blueprint.parameter(
                name + ".weight",
                Initial.he((long) form.inputs() * form.kernel()),
                form.outputs(),
                form.inputs(),
                form.kernel());
        bias = switch (next) {
            case BATCH -> -1;
            case NONE, LAYER -> blueprint.parameter(name + ".bias", Initial.constant(0), form.outputs());
        };
    }

    @Override
    public NDArray forward(NDArray input, Pass pass) {
        int span = (form.kernel() - 1) * form.dilation();
        NDArray padded = input;
        if (form.reach() == Reach.BEFORE && span > 0) {
            Shape shape = input.getShape();
            padded = pass.manager().zeros(new Shape(shape.get(0), shape.get(1), span)).concat(input, 2);
        }
        int sides = switch (form.reach()) {
            case BEFORE -> 0;
            case AROUND -> span / 2;
        };
        return padded.getNDArrayInternal()
                .convolution(
                        padded,
                        pass.parameter(weight),
                        bias < 0 ? null : pass.parameter(bias),
                        new Shape(form.stride()),
                        new Shape(sides),
                        new Shape(form.dilation()),
                        1)
                .singletonOrThrow();
    }
}
