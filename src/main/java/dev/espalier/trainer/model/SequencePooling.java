package dev.espalier.trainer.model;

import ai.djl.ndarray.NDArray;

/** One vector a sequence: {@code batch x steps x width} to {@code batch x width}. */
final class SequencePooling implements Layer {
    private final Layer pooling;

    SequencePooling(Blueprint blueprint, String name, Pooling pooling, SequenceShape input) {
        this.pooling = switch (pooling) {
            case LAST -> (sequences, pass) -> pass.lengths().last(sequences);
            case MEAN -> (sequences, pass) -> pass.lengths().mean(sequences);
            case MAX -> (sequences, pass) -> pass.lengths().max(sequences);
            case ATTENTION -> attention(blueprint, name, input);
        };
    }

    private static Layer attention(Blueprint blueprint, String name, SequenceShape input) {
        int width = input.width();
        Layer hidden = Dense.ofSteps(blueprint, name + ".hidden", input, width, Initial.xavier(width, width));
        int context = blueprint.weight(name + ".context", Initial.xavier(width, 1), 1, width);
        blueprint.work(2L * width * input.steps());
        return (sequences, pass) -> {
            NDArray steps = hidden.forward(sequences, pass).tanh();
            NDArray scores = steps.getNDArrayInternal()
                    .linear(steps, pass.parameter(context), null)
                    .singletonOrThrow();
            NDArray weights = pass.lengths().softmax(scores);
            return sequences.mul(weights).sum(new int[] {1});
        };
    }

    @Override
    public NDArray forward(NDArray input, Pass pass) {
        return pooling.forward(input, pass);
    }
}
