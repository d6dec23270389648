package dev.espalier.trainer.model;

import ai.djl.ndarray.NDArray;

/** One vector a sequence: {@code batch x steps x width} to {@code batch x width}. */
final class SequencePooling implements Layer {
    private final Layer pooling;

    SequencePooling(Blueprint blueprint, String name, Pooling pooling, int width) {
        this.pooling = switch (pooling) {
            case LAST -> (sequences, pass) -> pass.lengths().last(sequences);
            case MEAN -> (sequences, pass) -> pass.lengths().mean(sequences);
            case MAX -> (sequences, pass) -> pass.lengths().max(sequences);
            case ATTENTION -> attention(blueprint, name, width);
        };
    }

    private static Layer attention(Blueprint blueprint, String name, int width) {
        Layer hidden = new Dense(blueprint, name + ".hidden", width, width, Initial.xavier(width, width));
        int context = blueprint.parameter(name + ".context", Initial.xavier(width, 1), 1, width);
        return (sequences, pass) -> {
            NDArray rows = hidden.forward(sequences.reshape(-1, width), pass).tanh();
            NDArray scores = rows.getNDArrayInternal()
                    .linear(rows, pass.parameter(context), null)
                    .singletonOrThrow()
                    .reshape(sequences.getShape().slice(0, 2).add(1));
            NDArray weights = pass.lengths().softmax(scores);
            return sequences.mul(weights).sum(new int[] {1});
        };
    }

    @Override
    public NDArray forward(NDArray input, Pass pass) {
        return pooling.forward(input, pass);
    }
}
