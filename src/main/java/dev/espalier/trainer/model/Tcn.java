package dev.espalier.trainer.model;

import dev.espalier.trainer.model.layer.Activation;
import dev.espalier.trainer.model.layer.Initializer;
import dev.espalier.trainer.model.layer.Norm;
import dev.espalier.trainer.model.layer.Pooling;

/**
 * A temporal convolutional net (Bai et al. 2018), for series and texts: residual blocks of two causal convolutions, whose
 * dilation doubles from one level to the next.
 *
 * @param levels residual blocks; the last step sees the {@code 1 + 2 (kernel - 1) (2^levels - 1)} up to it
 * @param width channels of each level
 * @param kernel steps that one convolution sees
 * @param dropout of whole channels after each convolution, and of the single values of a token's vector
 * @param embedding width of a token's vector; without meaning for series
 */
public record Tcn(
        int levels,
        int width,
        int kernel,
        double dropout,
        Activation activation,
        Norm norm,
        Pooling pooling,
        int embedding,
        Initializer initializer)
        implements ModelConfig {}
