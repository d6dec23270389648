package dev.espalier.trainer.model;

import ai.djl.ndarray.NDArray;
import dev.espalier.trainer.model.Rnn.Direction;
import dev.espalier.trainer.model.Rnn.Pooling;
import java.util.Optional;

/**
 * One recurrent layer in one direction or both. DJL's own bidirectional block fails on PyTorch and would read the padding
 * first; here the second direction reads each sequence turned round within its own length.
 */
final class RecurrentStage {
    private final RecurrentLayer forward;
    private final Optional<RecurrentLayer> backward;
    private final Pooling pooling;
    private final int width;

    RecurrentStage(Blueprint blueprint, String name, Rnn config, int inputs) {
        forward = new RecurrentLayer(blueprint, name + ".forward", config.cell(), inputs, config.units());
        backward = config.direction() == Direction.BOTH
                ? Optional.of(new RecurrentLayer(blueprint, name + ".backward", config.cell(), inputs, config.units()))
                : Optional.empty();
        pooling = config.pooling();
        width = config.units() * (backward.isPresent() ? 2 : 1);
    }

    /** Values of each step's output. */
    int width() {
        return width;
    }

    /** The output of every step: {@code batch x steps x width}. */
    NDArray sequences(NDArray input, Pass pass) {
        NDArray ahead = forward.forward(input, pass);
        return backward.map(layer -> ahead.concat(
                        pass.lengths().reverse(layer.forward(pass.lengths().reverse(input), pass)), 2))
                .orElse(ahead);
    }

    /** One vector a sequence: {@code batch x width}. Pooling does not care for the order, so nothing is turned back. */
    NDArray pooled(NDArray input, Pass pass) {
        NDArray ahead = pool(forward.forward(input, pass), pass);
        return backward.map(layer ->
                        ahead.concat(pool(layer.forward(pass.lengths().reverse(input), pass), pass), 1))
                .orElse(ahead);
    }

    private NDArray pool(NDArray outputs, Pass pass) {
        return switch (pooling) {
            case LAST -> pass.lengths().last(outputs);
            case MEAN -> pass.lengths().mean(outputs);
        };
    }
}
