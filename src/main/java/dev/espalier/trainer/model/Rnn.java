package dev.espalier.trainer.model;

import dev.espalier.trainer.model.layer.Initializer;
import dev.espalier.trainer.model.layer.Norm;
import dev.espalier.trainer.model.layer.Pooling;

/**
 * Recurrent layers, for series and texts.
 *
 * @param units of each layer and direction
 * @param dropout of the outputs of every layer
 * @param recurrentDropout of the weights between one step's state and the next's, one mask a batch and layer for all steps
 *     (DropConnect of the weight-dropped LSTM, Merity et al. 2018, section 2)
 * @param norm of each layer's and direction's outputs, step by step: layer or none
 * @param embedding width of a token's vector; without meaning for series
 * @param recurrentInitializer how the weights between one step's state and the next's begin, each gate's by itself; auto: as
 *     {@code initializer} has it
 */
public record Rnn(
        Cell cell,
        int layers,
        int units,
        Direction direction,
        Pooling pooling,
        double dropout,
        double recurrentDropout,
        Norm norm,
        int embedding,
        Initializer initializer,
        Initializer recurrentInitializer)
        implements ModelConfig {

    /** What a recurrent layer is made of. */
    public enum Cell {
        /** Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000. */
        LSTM,
        /** Cho et al. 2014, the reset gate after the product with the state's weights. */
        GRU,
        /** Elman 1990, with a hyperbolic tangent. */
        VANILLA
    }

    /** Which way a sequence is read. */
    public enum Direction {
        FORWARD,
        BOTH
    }
}
