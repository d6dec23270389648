package dev.espalier.trainer.model;

import dev.espalier.trainer.model.layer.Activation;
import dev.espalier.trainer.model.layer.Initializer;
import dev.espalier.trainer.model.layer.Pooling;

/**
 * The encoder of a transformer (Vaswani et al. 2017) with its norms in front of each part (Xiong et al. 2020), for series and
 * texts.
 *
 * @param layers each of self-attention and a feed-forward part
 * @param heads of each attention, {@code width / heads} wide, rounded up
 * @param width of every step between the layers; of a token's vector too
 * @param feedForward units between the two matrices of a feed-forward part
 * @param dropout of each part's output and of what the first layer sees
 */
public record TransformerEncoder(
        int layers,
        int heads,
        int width,
        int feedForward,
        double dropout,
        Activation activation,
        Positions positions,
        Pooling pooling,
        Initializer initializer)
        implements ModelConfig {

    /** How a step is told where it stands. */
    public enum Positions {
        /** By sines and cosines of it (Vaswani et al. 2017, section 3.5). */
        SINUSOIDAL,
        /** By a vector that is learnt for each. */
        LEARNED
    }

    /** Width of one head. */
    int headWidth() {
        return Math.ceilDiv(width, heads);
    }
}
