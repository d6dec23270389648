package dev.espalier.trainer.model;

import dev.espalier.trainer.model.layer.Activation;
import dev.espalier.trainer.model.layer.Initializer;
import dev.espalier.trainer.model.layer.Norm;

/**
 * Convolutions in stages that make the maps smaller, for images.
 *
 * @param layout how many stages and blocks
 * @param width feature maps of the first stage; of dense blocks those of the convolution before the first
 * @param growth factor of the maps from one stage to the next, up to 2,048 maps; without meaning for dense blocks
 * @param kernel side of each kernel that is not 1x1, odd
 * @param stride by how much a stage's end makes the maps' sides smaller
 * @param blockDropout share of the maps set to 0 after each block while training, whole maps of an example (Tompson et al.
 *     2015)
 * @param dropout before the output layer
 * @param hidden units of a layer before the output layer; 0 for none
 */
public record Cnn(
        Layout layout,
        Block block,
        int width,
        int growth,
        int kernel,
        Padding padding,
        Pooling pooling,
        int stride,
        double blockDropout,
        double dropout,
        Activation activation,
        Norm norm,
        Head head,
        int hidden,
        Initializer initializer)
        implements ModelConfig {

    /** How many stages, and how many blocks in each. */
    public sealed interface Layout {

        /**
         * So many blocks in as many stages as the image's sides can be divided by the stride with 2 pixels left; later stages
         * take the blocks left over. So the last maps have 2 pixels a side or a few more, but fewer with {@link Padding#VALID},
         * and more with {@link Pooling#NONE} or dense blocks, whose last stage keeps its size.
         */
        record Depth(int blocks) implements Layout {}

        /** So many stages of as many blocks; images that are too small for them are refused. */
        record Stages(int stages, int blocks) implements Layout {}
    }

    /** What a stage is made of. */
    public sealed interface Block {

        /** A convolution, its norm and its activation. */
        record Plain() implements Block {}

        /**
         * A layer whose maps are added to all those before it (Huang et al. 2017, DenseNet-BC): norm, activation, a 1x1
         * convolution to four times the growth rate, norm, activation and a convolution to the growth rate. A stage ends with
         * norm, activation, a 1x1 convolution that compresses the maps, and the pooling; the last with norm and activation.
         *
         * @param growthRate maps that a block adds
         * @param compression share of the maps that are left after a stage
         */
        record Dense(int growthRate, double compression) implements Block {}

        /**
         * Beside each other a 1x1 convolution to a quarter of the width, a convolution to half of it after a 1x1 one to three
         * eighths, two convolutions to an eighth after a 1x1 one to a sixteenth, and a 3x3 max pooling with a 1x1 convolution
         * to an eighth (Szegedy et al. 2015, the shares of block 3a; two 3x3 in place of a 5x5 as Szegedy et al. 2016 have
         * it); each convolution with norm and activation.
         */
        record Inception() implements Block {}
    }

    /** What is around the maps for a kernel at their edge. */
    public enum Padding {
        /** Zeros, so that a stride of 1 keeps the size. */
        SAME,
        /** Nothing: the maps get smaller. */
        VALID
    }

    /** What makes the maps smaller at the end of each stage; with dense blocks, of each but the last. */
    public enum Pooling {
        /** The greatest of each square. */
        MAX,
        /** The mean of each square. */
        AVERAGE,
        /** The stage's last convolution, by its stride; with inception blocks, one more convolution. */
        STRIDED,
        /** Nothing. */
        NONE
    }

    /** What stands between the last feature maps and the output layer. */
    public enum Head {
        /** All values of the maps. */
        FLATTEN,
        /** The mean of each map. */
        AVERAGE
    }
}
