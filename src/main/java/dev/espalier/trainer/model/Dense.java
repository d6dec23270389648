package dev.espalier.trainer.model;

import ai.djl.ndarray.NDArray;

/** A fully connected layer of the last axis: {@code batch x inputs} to {@code batch x outputs}, or each step of sequences. */
final class Dense implements Layer {
    private final int weight;
    private final int bias;

    Dense(Blueprint blueprint, String name, long inputs, long outputs, Initial initial) {
        this(blueprint, name, inputs, outputs, initial, 1);
    }

    private Dense(Blueprint blueprint, String name, long inputs, long outputs, Initial initial, long times) {
        weight = blueprint.weight(name + ".weight", initial, outputs, inputs);
        bias = blueprint.parameter(name + ".bias", Initial.constant(0), outputs);
        blueprint.work(inputs * outputs * times);
    }

    /** A layer of every step of a sequence. */
    static Dense ofSteps(Blueprint blueprint, String name, SequenceShape input, int outputs, Initial initial) {
        return new Dense(blueprint, name, input.width(), outputs, initial, input.steps());
    }

    /** A layer that answers: one logit a class, or one number. */
    static Layer output(Blueprint blueprint, long inputs, long outputs) {
        Dense dense = new Dense(blueprint, "output", inputs, outputs, Initial.xavier(inputs, outputs));
        blueprint.head(dense);
        return (input, pass) -> pass.endsAtFeatures() ? input : dense.forward(input, pass);
    }

    @Override
    public NDArray forward(NDArray input, Pass pass) {
        return input.getNDArrayInternal()
                .linear(input, pass.parameter(weight), pass.parameter(bias))
                .singletonOrThrow();
    }
}
