package dev.espalier.dataset.input;

import dev.espalier.dataset.core.Inputs;
import java.util.List;

/**
 * A user's own input, encoded.
 *
 * @param inputs of size 1
 * @param unknown what in it the model does not know from the examples that it was trained on, such as {@code colour:
 *     'purple'}: it is taken as if it were missing
 */
public record EncodedInput(Inputs inputs, List<String> unknown) {
    public EncodedInput {
        unknown = List.copyOf(unknown);
    }
}
