package dev.espalier.dataset.core;

/**
 * Some encoded examples.
 *
 * @param targets as many as {@code inputs}, in the same order
 */
public record Examples(Inputs inputs, Targets targets) {
    public Examples {
        if (inputs.size() != targets.size()) {
            throw new IllegalArgumentException(inputs.size() + " inputs but " + targets.size() + " targets");
        }
    }

    public int size() {
        return targets.size();
    }
}
