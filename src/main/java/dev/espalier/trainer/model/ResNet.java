package dev.espalier.trainer.model;

import dev.espalier.trainer.model.layer.Activation;
import dev.espalier.trainer.model.layer.Initializer;
import dev.espalier.trainer.model.layer.Norm;
import java.util.List;

/**
 * A residual net, for images: He et al. 2015, "Deep Residual Learning for Image Recognition", and He et al. 2016, "Identity
 * Mappings in Deep Residual Networks". A bottleneck's stride is that of its 3x3 convolution, which leaves the parameters as
 * they were published and reads every pixel.
 *
 * @param blocks of each stage; each stage but the first halves the image and doubles the width
 * @param fitting what becomes of images that are too small to be halved so often
 * @param width feature maps of the stem, and of the first stage's blocks
 * @param order of norm, activation and convolution
 * @param stochasticDepth how often the last block is left out of a training example's way, in [0, 1); the blocks before it
 *     less often, evenly down to the first (Huang et al. 2016)
 * @param dropout before the output layer
 */
public record ResNet(
        List<Integer> blocks,
        Fitting fitting,
        int width,
        Block block,
        Stem stem,
        Shortcut shortcut,
        Order order,
        LastNorm lastNorm,
        double stochasticDepth,
        double dropout,
        Activation activation,
        Norm norm,
        Initializer initializer)
        implements ModelConfig {
    public ResNet {
        blocks = List.copyOf(blocks);
    }

    /** What becomes of images that are too small. */
    public enum Fitting {
        /** They get fewer stages: as many as leave the last maps 2x2 pixels. */
        FEWER_STAGES,
        /** They are refused, where the last maps would get smaller than a pixel. */
        EVERY_STAGE
    }

    /** A residual block's layers (He et al. 2015, figure 5). */
    public enum Block {
        /** Two 3x3 convolutions. */
        BASIC(1),
        /** 1x1, 3x3 and 1x1 convolutions, the last four times as wide. */
        BOTTLENECK(4);

        private final int expansion;

        Block(int expansion) {
            this.expansion = expansion;
        }

        /** How many maps a block makes for each of its width. */
        int expansion() {
            return expansion;
        }
    }

    /** The layers before the first stage. */
    public enum Stem {
        /** A 7x7 convolution and a 3x3 max pooling, each of stride 2 (He et al. 2015, table 1). */
        IMAGENET,
        /** A 3x3 convolution (He et al. 2015, section 4.2). */
        CIFAR
    }

    /** How a block's input gets past its layers, to be added to what they make of it. */
    public enum Shortcut {
        /** As it is, or through a 1x1 convolution where the shapes differ: option B of He et al. 2015. */
        CONVOLUTION,
        /**
         * As it is; where the shapes differ every second pixel, between maps of zeros, half of them before and half after:
         * option A of He et al. 2015. Without parameters.
         */
        PAD,
        /** Not at all: the plain twin, with the same layers otherwise. */
        NONE
    }

    /** Where norm and activation stand. */
    public enum Order {
        /** After each convolution, the last activation after the sum (He et al. 2015). */
        POST,
        /**
         * Before each convolution, and once more before the pooling (He et al. 2016). The first block begins with its
         * convolution, since the stem ends with norm and activation; a convolution as shortcut reads what the block's first
         * activation makes.
         */
        PRE
    }

    /** How the scale of each block's last norm begins. */
    public enum LastNorm {
        /** At 1, as every other. */
        ONE,
        /** At 0, so that each block begins as its shortcut (Goyal et al. 2017). */
        ZERO
    }
}
