package dev.espalier.trainer.model;

/** An architecture with every choice made. Numbers are in the ranges that the trainer's vocabulary declares. */
public sealed interface ModelConfig {

    /** What normalises a layer's outputs. */
    enum Norm {
        NONE,
        BATCH
    }

    /**
     * Fully connected layers, for rows of a table, images and series of one length.
     *
     * @param depth hidden layers
     * @param width units of each
     */
    record Mlp(int depth, int width, double dropout, Activation activation, Norm norm) implements ModelConfig {}

    /** What stands between the last feature maps and the output layer. */
    enum Head {
        /** All values of the maps. */
        FLATTEN,
        /** The mean of each map. */
        AVERAGE
    }

    /**
     * Convolutions with pooling between, for images.
     *
     * @param depth convolution layers
     * @param width feature maps of the first group
     * @param growth factor of the maps from one group to the next; a group ends with a pooling that halves the image
     * @param kernel side of each kernel, odd
     */
    record Cnn(
            int depth,
            int width,
            int growth,
            int kernel,
            double dropout,
            Activation activation,
            Norm norm,
            Head head,
            int hidden)
            implements ModelConfig {}

    /** A residual block's layers (He et al. 2015, figure 5). */
    enum Block {
        /** Two 3x3 convolutions. */
        BASIC,
        /** 1x1, 3x3 and 1x1 convolutions, the last four times as wide. */
        BOTTLENECK
    }

    /** Whether a block's input is added to its output. */
    enum Shortcut {
        /** As it is where the shapes agree, else through a 1x1 convolution. */
        RESIDUAL,
        /** Not at all: the plain twin, with the same convolutions otherwise. */
        PLAIN
    }

    /**
     * A residual net (He et al. 2015), for images.
     *
     * @param blocks of each stage
     * @param stages each halves the image and doubles the width; fewer are built where the image gets smaller than 2x2
     * @param width feature maps of the first stage
     */
    record ResNet(
            int blocks,
            int stages,
            int width,
            Block block,
            Shortcut shortcut,
            double dropout,
            Activation activation,
            Norm norm)
            implements ModelConfig {}

    /** What a recurrent layer is made of. */
    enum Cell {
        LSTM,
        GRU
    }

    /** Which way a sequence is read. */
    enum Direction {
        FORWARD,
        BOTH
    }

    /** How a sequence of outputs becomes one. */
    enum Pooling {
        /** The output of the last step read; of both directions their own last. */
        LAST,
        /** The mean over the sequence's own steps. */
        MEAN
    }

    /**
     * Recurrent layers, for series and texts.
     *
     * @param units of each layer and direction
     * @param dropout of the outputs of every layer
     * @param embedding width of a token's vector; without meaning for series
     */
    record Rnn(Cell cell, int layers, int units, Direction direction, Pooling pooling, double dropout, int embedding)
            implements ModelConfig {}
}
