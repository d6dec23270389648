package dev.espalier.trainer.model;

import ai.djl.ndarray.NDArray;

/** Norms over {@code batch x channels x steps} in which padding has no part. */
final class TemporalNorm {
    private TemporalNorm() {}

    static Layer of(Norm norm, Blueprint blueprint, String name, int channels) {
        return switch (norm) {
            case NONE -> Layer.IDENTITY;
            case LAYER -> {
                Layer steps = new LayerNorm(blueprint, name, channels);
                yield (input, pass) -> turned(steps.forward(turned(input), pass));
            }
            case BATCH -> {
                Layer batch = new BatchNorm(blueprint, name, channels, Initial.constant(1));
                yield (input, pass) -> batch(batch, input, pass);
            }
        };
    }

    /** Every channel over the sequences' own steps; these are picked out first where there is padding. */
    private static NDArray batch(Layer norm, NDArray input, Pass pass) {
        Lengths lengths = pass.lengths();
        if (lengths.areFull()) {
            // With an axis more, as MXNet's batch norm fails behind its convolution over time: it takes three axes for
            // four by
            // a view of memory that the convolution has laid out its own way.
            NDArray maps = input.reshape(
                    input.getShape().slice(0, 2).add(1).addAll(input.getShape().slice(2)));
            return norm.forward(maps, pass).reshape(input.getShape());
        }
        return turned(lengths.padded(norm.forward(lengths.packed(turned(input)), pass)));
    }

    /** Channels and steps in the other order. */
    static NDArray turned(NDArray input) {
        return input.transpose(0, 2, 1);
    }
}
