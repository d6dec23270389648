package dev.espalier.trainer.model;

/**
 * Recurrent layers, for series and texts.
 *
 * @param units of each layer and direction
 * @param dropout of the outputs of every layer
 * @param embedding width of a token's vector; without meaning for series
 */
public record Rnn(Cell cell, int layers, int units, Direction direction, Pooling pooling, double dropout, int embedding)
        implements ModelConfig {

    /** What a recurrent layer is made of. */
    public enum Cell {
        LSTM,
        GRU
    }

    /** Which way a sequence is read. */
    public enum Direction {
        FORWARD,
        BOTH
    }

    /** How a sequence of outputs becomes one. */
    public enum Pooling {
        /** The output of the last step read; of both directions their own last. */
        LAST,
        /** The mean over the sequence's own steps. */
        MEAN
    }
}
