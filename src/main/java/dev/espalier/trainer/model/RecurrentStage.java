package dev.espalier.trainer.model;

import ai.djl.ndarray.NDArray;
import dev.espalier.trainer.model.Rnn.Direction;
import java.util.List;
import java.util.Optional;

/**
 * One recurrent layer in one direction or both. DJL's own bidirectional block fails on PyTorch and would read the padding
 * first; here the second direction reads each sequence turned round within its own length.
 */
final class RecurrentStage implements Layer {
    private final Layer forward;
    private final Optional<Layer> backward;
    private final SequenceShape output;

    RecurrentStage(Blueprint blueprint, String name, Rnn config, SequenceShape input) {
        forward = reader(blueprint, name + ".forward", config, input);
        backward = config.direction() == Direction.BOTH
                ? Optional.of(reader(blueprint, name + ".backward", config, input))
                : Optional.empty();
        output = input.ofWidth(config.units() * (backward.isPresent() ? 2 : 1));
    }

    private static Layer reader(Blueprint blueprint, String name, Rnn config, SequenceShape input) {
        Layer recurrent = new RecurrentLayer(blueprint, name, config, input);
        return config.norm() == Norm.NONE
                ? recurrent
                : Layer.chain(List.of(recurrent, new LayerNorm(blueprint, name + ".norm", config.units())));
    }

    SequenceShape output() {
        return output;
    }

    /** The output of every step: {@code batch x steps x width}. */
    @Override
    public NDArray forward(NDArray input, Pass pass) {
        NDArray ahead = forward.forward(input, pass);
        return backward.map(layer -> ahead.concat(
                        pass.lengths().reverse(layer.forward(pass.lengths().reverse(input), pass)), 2))
                .orElse(ahead);
    }

    /** One vector a sequence, {@code batch x width}: each direction's outputs pooled in the order that it reads. */
    Layer pooled(Layer pooling) {
        return (input, pass) -> {
            NDArray ahead = pooling.forward(forward.forward(input, pass), pass);
            return backward.map(layer -> ahead.concat(
                            pooling.forward(layer.forward(pass.lengths().reverse(input), pass), pass), 1))
                    .orElse(ahead);
        };
    }
}
