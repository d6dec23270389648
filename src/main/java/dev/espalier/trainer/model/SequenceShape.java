package dev.espalier.trainer.model;

/**
 * What a sequence looks like within a net.
 *
 * @param width values of each step
 * @param steps of the longest sequence
 */
record SequenceShape(int width, int steps) {

    /** As long, of another width. */
    SequenceShape ofWidth(int other) {
        return new SequenceShape(other, steps);
    }
}
