package dev.espalier.trainer.model;

/**
 * A residual net (He et al. 2015), for images.
 *
 * @param blocks of each stage
 * @param stages each halves the image and doubles the width; fewer are built where the image gets smaller than 2x2
 * @param width feature maps of the first stage
 */
public record ResNet(
        int blocks,
        int stages,
        int width,
        Block block,
        Shortcut shortcut,
        double dropout,
        Activation activation,
        Norm norm)
        implements ModelConfig {

    /** A residual block's layers (He et al. 2015, figure 5). */
    public enum Block {
        /** Two 3x3 convolutions. */
        BASIC,
        /** 1x1, 3x3 and 1x1 convolutions, the last four times as wide. */
        BOTTLENECK
    }

    /** Whether a block's input is added to its output. */
    public enum Shortcut {
        /** As it is where the shapes agree, else through a 1x1 convolution. */
        RESIDUAL,
        /** Not at all: the plain twin, with the same convolutions otherwise. */
        PLAIN
    }
}
