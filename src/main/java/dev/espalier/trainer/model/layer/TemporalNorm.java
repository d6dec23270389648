package dev.espalier.trainer.model.layer;

import ai.djl.ndarray.NDArray;

/** Norms over {@code batch x channels x steps} in which padding has no part. */
public final class TemporalNorm {
    private TemporalNorm() {}

    public static Layer of(Norm norm, ParameterLayout layout, String name, int channels) {
        return switch (norm) {
            case NONE -> Layer.IDENTITY;
            case LAYER -> {
                Layer steps = new LayerNorm(layout, name, channels);
                yield (input, context) -> turned(steps.forward(turned(input), context));
            }
            case BATCH -> {
                Layer batch = new BatchNorm(layout, name, channels, Initial.constant(1));
                yield (input, context) -> batch(batch, input, context);
            }
        };
    }

    /** Every channel over the sequences' own steps; these are picked out first where there is padding. */
    private static NDArray batch(Layer norm, NDArray input, ForwardContext context) {
        SequenceMask lengths = context.lengths();
        if (lengths.areFull()) {
            // With an axis more, as MXNet's batch norm fails behind its convolution over time: it takes three axes for
            // four by
            // a view of memory that the convolution has laid out its own way.
            NDArray maps = input.reshape(
                    input.getShape().slice(0, 2).add(1).addAll(input.getShape().slice(2)));
            return norm.forward(maps, context).reshape(input.getShape());
        }
        return turned(lengths.padded(norm.forward(lengths.packed(turned(input)), context)));
    }

    /** Channels and steps in the other order. */
    public static NDArray turned(NDArray input) {
        return input.transpose(0, 2, 1);
    }
}
