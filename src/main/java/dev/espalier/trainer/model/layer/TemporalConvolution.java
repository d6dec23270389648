package dev.espalier.trainer.model.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * A convolution over time: {@code batch x inputs x steps} to {@code batch x outputs x steps / stride}, rounded up. The layout
 * is the one in which both engines are fast.
 */
public final class TemporalConvolution implements Layer {
    private final Form form;
    private final SequenceShape output;
    private final int weight;
    private final int bias;

    /**
     * What it looks at.
     *
     * @param kernel steps that one output sees; odd where these lie on both sides
     * @param dilation steps from one that is seen to the next
     */
    public record Form(int outputs, int kernel, int dilation, int stride, Reach reach) {}

    /** @param next what follows; before a batch norm the convolution needs no bias */
    public TemporalConvolution(ParameterLayout layout, String name, SequenceShape input, Form form, Norm next) {
        this.form = form;
        long seen = (long) input.width() * form.kernel();
        weight = layout.weight(name + ".weight", Initial.he(seen), form.outputs(), input.width(), form.kernel());
        bias = switch (next) {
            case BATCH -> -1;
            case NONE, LAYER -> layout.parameter(name + ".bias", Initial.constant(0), form.outputs());
        };
        output = new SequenceShape(form.outputs(), Math.ceilDiv(input.steps(), form.stride()));
        layout.work(seen * form.outputs() * output.steps());
    }

    public int stride() {
        return form.stride();
    }

    public SequenceShape output() {
        return output;
    }

    @Override
    public NDArray forward(NDArray input, ForwardContext context) {
        int span = (form.kernel() - 1) * form.dilation();
        NDArray padded = input;
        if (form.reach() == Reach.BEFORE && span > 0) {
            Shape shape = input.getShape();
            padded = context.manager()
                    .zeros(new Shape(shape.get(0), shape.get(1), span))
                    .concat(input, 2);
        }
        int sides = switch (form.reach()) {
            case BEFORE -> 0;
            case AROUND -> span / 2;
        };
        return padded.getNDArrayInternal()
                .convolution(
                        padded,
                        context.parameter(weight),
                        bias < 0 ? null : context.parameter(bias),
                        new Shape(form.stride()),
                        new Shape(sides),
                        new Shape(form.dilation()),
                        1)
                .singletonOrThrow();
    }
}
