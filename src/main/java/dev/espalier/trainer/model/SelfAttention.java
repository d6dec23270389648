package dev.espalier.trainer.model;

import ai.djl.ndarray.NDArray;
import dev.espalier.trainer.engine.Scalar;
import dev.espalier.trainer.model.layer.Dense;
import dev.espalier.trainer.model.layer.ForwardContext;
import dev.espalier.trainer.model.layer.Initial;
import dev.espalier.trainer.model.layer.Layer;
import dev.espalier.trainer.model.layer.ParameterLayout;
import dev.espalier.trainer.model.layer.Projection;
import dev.espalier.trainer.model.layer.SequenceShape;

/**
 * Scaled dot-product attention of each step to all of its sequence's own (Vaswani et al. 2017, equation 1 and section 3.2.2):
 * {@code batch x steps x width}, as given. Padding is looked at by none. Keys have no bias, as it would add the same to every
 * score of a step and so change nothing.
 */
final class SelfAttention implements Layer {
    private final int heads;
    private final int headWidth;
    private final Layer queries;
    private final Layer keys;
    private final Layer values;
    private final Layer output;

    SelfAttention(ParameterLayout layout, String name, SequenceShape input, TransformerEncoder config) {
        heads = config.heads();
        headWidth = config.headWidth();
        int inner = heads * headWidth;
        queries = dense(layout, name + ".query", input, inner);
        keys = new Projection(layout, name + ".key", input.width(), inner, input.steps());
        values = dense(layout, name + ".value", input, inner);
        output = dense(layout, name + ".output", input.ofWidth(inner), input.width());
        layout.work(2L * inner * input.steps() * input.steps());
    }

    private static Layer dense(ParameterLayout layout, String name, SequenceShape input, int outputs) {
        return Dense.ofSteps(layout, name, input, outputs, Initial.xavier(input.width(), outputs));
    }

    @Override
    public NDArray forward(NDArray input, ForwardContext context) {
        NDArray query = Scalar.times(split(queries.forward(input, context)), 1 / Math.sqrt(headWidth));
        NDArray key = split(keys.forward(input, context)).transpose(0, 2, 1);
        NDArray value = split(values.forward(input, context));
        NDArray weights = context.lengths().attention(query.matMul(key), heads);
        return output.forward(join(weights.matMul(value), input.getShape().get(1)), context);
    }

    /** {@code batch x steps x all heads} to {@code batch and heads x steps x one head}. */
    private NDArray split(NDArray sequences) {
        long steps = sequences.getShape().get(1);
        return sequences
                .reshape(-1, steps, heads, headWidth)
                .transpose(0, 2, 1, 3)
                .reshape(-1, steps, headWidth);
    }

    private NDArray join(NDArray split, long steps) {
        return split.reshape(-1, heads, steps, headWidth)
                .transpose(0, 2, 1, 3)
                .reshape(-1, steps, (long) heads * headWidth);
    }
}
