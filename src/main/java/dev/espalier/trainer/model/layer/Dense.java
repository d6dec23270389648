package dev.espalier.trainer.model.layer;

import ai.djl.ndarray.NDArray;

/** A fully connected layer of the last axis: {@code batch x inputs} to {@code batch x outputs}, or each step of sequences. */
public final class Dense implements Layer {
    private final int weight;
    private final int bias;

    public Dense(ParameterLayout layout, String name, long inputs, long outputs, Initial initial) {
        this(layout, name, inputs, outputs, initial, 1);
    }

    private Dense(ParameterLayout layout, String name, long inputs, long outputs, Initial initial, long times) {
        weight = layout.weight(name + ".weight", initial, outputs, inputs);
        bias = layout.parameter(name + ".bias", Initial.constant(0), outputs);
        layout.work(inputs * outputs * times);
    }

    /** A layer of every step of a sequence. */
    public static Dense ofSteps(
            ParameterLayout layout, String name, SequenceShape input, int outputs, Initial initial) {
        return new Dense(layout, name, input.width(), outputs, initial, input.steps());
    }

    /** A layer that answers: one logit a class, or one number. */
    public static Layer output(ParameterLayout layout, long inputs, long outputs) {
        Dense dense = new Dense(layout, "output", inputs, outputs, Initial.xavier(inputs, outputs));
        layout.head(dense);
        return (input, context) -> context.endsAtFeatures() ? input : dense.forward(input, context);
    }

    @Override
    public NDArray forward(NDArray input, ForwardContext context) {
        return input.getNDArrayInternal()
                .linear(input, context.parameter(weight), context.parameter(bias))
                .singletonOrThrow();
    }
}
