package dev.espalier.trainer.model;

import ai.djl.ndarray.NDArray;
import dev.espalier.trainer.model.Rnn.Direction;
import dev.espalier.trainer.model.layer.ForwardContext;
import dev.espalier.trainer.model.layer.Layer;
import dev.espalier.trainer.model.layer.LayerNorm;
import dev.espalier.trainer.model.layer.Norm;
import dev.espalier.trainer.model.layer.ParameterLayout;
import dev.espalier.trainer.model.layer.SequenceShape;
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

    RecurrentStage(ParameterLayout layout, String name, Rnn config, SequenceShape input) {
        forward = reader(layout, name + ".forward", config, input);
        backward = config.direction() == Direction.BOTH
                ? Optional.of(reader(layout, name + ".backward", config, input))
                : Optional.empty();
        output = input.ofWidth(config.units() * (backward.isPresent() ? 2 : 1));
    }

    private static Layer reader(ParameterLayout layout, String name, Rnn config, SequenceShape input) {
        Layer recurrent = new RecurrentLayer(layout, name, config, input);
        return config.norm() == Norm.NONE
                ? recurrent
                : Layer.chain(List.of(recurrent, new LayerNorm(layout, name + ".norm", config.units())));
    }

    SequenceShape output() {
        return output;
    }

    /** The output of every step: {@code batch x steps x width}. */
    @Override
    public NDArray forward(NDArray input, ForwardContext context) {
        NDArray ahead = forward.forward(input, context);
        return backward.map(layer -> ahead.concat(
                        context.lengths()
                                .reverse(layer.forward(context.lengths().reverse(input), context)),
                        2))
                .orElse(ahead);
    }

    /** One vector a sequence, {@code batch x width}: each direction's outputs pooled in the order that it reads. */
    Layer pooled(Layer pooling) {
        return (input, context) -> {
            NDArray ahead = pooling.forward(forward.forward(input, context), context);
            return backward.map(layer -> ahead.concat(
                            pooling.forward(layer.forward(context.lengths().reverse(input), context), context), 1))
                    .orElse(ahead);
        };
    }
}
