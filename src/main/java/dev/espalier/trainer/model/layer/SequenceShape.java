package dev.espalier.trainer.model.layer;

/**
 * What a sequence looks like within a net.
 *
 * @param width values of each step
 * @param steps of the longest sequence
 */
public record SequenceShape(int width, int steps) {

    /** As long, of another width. */
    public SequenceShape ofWidth(int other) {
        return new SequenceShape(other, steps);
    }
}
