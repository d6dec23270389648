package dev.espalier.trainer.model;

/** What one example looks like to a net. */
public sealed interface InputShape {

    /** Columns of a table. */
    record Row(int width) implements InputShape {}

    /** Pixels, channels first. */
    record Image(int channels, int height, int width) implements InputShape {}

    /** A series of up to {@code length} steps. */
    record Series(int channels, int length) implements InputShape {}

    /** A text of up to {@code length} token ids below {@code vocabulary}; 0 pads. */
    record Text(int length, int vocabulary) implements InputShape {}
}
