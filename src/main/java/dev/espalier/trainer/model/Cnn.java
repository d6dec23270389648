package dev.espalier.trainer.model;

/**
 * Convolutions with pooling between, for images.
 *
 * @param depth convolution layers
 * @param width feature maps of the first group
 * @param growth factor of the maps from one group to the next; a group ends with a pooling that halves the image
 * @param kernel side of each kernel, odd
 */
public record Cnn(
        int depth,
        int width,
        int growth,
        int kernel,
        double dropout,
        Activation activation,
        Norm norm,
        Head head,
        int hidden,
        Initializer initializer)
        implements ModelConfig {

    /** What stands between the last feature maps and the output layer. */
    public enum Head {
        /** All values of the maps. */
        FLATTEN,
        /** The mean of each map. */
        AVERAGE
    }
}
