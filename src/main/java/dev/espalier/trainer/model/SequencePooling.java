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
        Layer context = new Projection(blueprint, name + ".context", width, 1, input.steps());
        blueprint.work((long) width * input.steps());
        return (sequences, pass) -> {
            NDArray scores = context.forward(hidden.forward(sequences, pass).tanh(), pass);
            NDArray weights = pass.lengths().softmax(scores);
            return sequences.mul(weights).sum(new int[] {1});
        };
    }

    @Override
    public NDArray forward(NDArray input, Pass pass) {
        return pooling.forward(input, pass);
    }
}
