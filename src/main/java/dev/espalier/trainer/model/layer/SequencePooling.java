package dev.espalier.trainer.model.layer;

import ai.djl.ndarray.NDArray;

/** One vector a sequence: {@code batch x steps x width} to {@code batch x width}. */
public final class SequencePooling implements Layer {
    private final Layer pooling;

    public SequencePooling(ParameterLayout layout, String name, Pooling pooling, SequenceShape input) {
        this.pooling = switch (pooling) {
            case LAST -> (sequences, context) -> context.lengths().last(sequences);
            case MEAN -> (sequences, context) -> context.lengths().mean(sequences);
            case MAX -> (sequences, context) -> context.lengths().max(sequences);
            case ATTENTION -> attention(layout, name, input);
        };
    }

    private static Layer attention(ParameterLayout layout, String name, SequenceShape input) {
        int width = input.width();
        Layer hidden = Dense.ofSteps(layout, name + ".hidden", input, width, Initial.xavier(width, width));
        Layer scorer = new Projection(layout, name + ".context", width, 1, input.steps());
        layout.work((long) width * input.steps());
        return (sequences, context) -> {
            NDArray scores = scorer.forward(hidden.forward(sequences, context).tanh(), context);
            NDArray weights = context.lengths().softmax(scores);
            return sequences.mul(weights).sum(new int[] {1});
        };
    }

    @Override
    public NDArray forward(NDArray input, ForwardContext context) {
        return pooling.forward(input, context);
    }
}
