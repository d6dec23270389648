package dev.espalier.trainer.augmentation;

import dev.espalier.dataset.preprocessing.Kind;

/**
 * How training examples are changed before a net sees them. Evaluation never is.
 *
 * @param images for images
 * @param mixing of images with one another
 * @param series for time series
 * @param texts for texts
 */
public record Augmentation(Images images, Mixing mixing, Series series, Texts texts) {

    /** Nothing at all. */
    public static final Augmentation NONE = new Augmentation(
            new Images(Flip.NONE, 0, 0, 0, 0, 0, 0, 0), new Mixing(0, 0), new Series(0, 0, 1), new Texts(0));

    /** Which ways an image may be mirrored, each by itself with probability one half. */
    public enum Flip {
        NONE,
        HORIZONTAL,
        VERTICAL,
        BOTH;

        boolean isHorizontal() {
            return this == HORIZONTAL || this == BOTH;
        }

        boolean isVertical() {
            return this == VERTICAL || this == BOTH;
        }
    }

    /**
     * Of each image by itself, in this order; 0 leaves a thing alone.
     *
     * <p>Where an image is turned, shrunk or moved, what comes into view is 0: after standardising that is the mean of the
     * channel over the training examples, not black.
     *
     * @param flip the mirrorings
     * @param cropPadding pixels by which an image may move up, down, left and right: the same as padding it all round by as
     *     many and cutting its own size out at random
     * @param rotation the greatest turn either way, in degrees, about the middle
     * @param scale the greatest share by which an image grows or shrinks about its middle
     * @param brightness the greatest share by which light is added or taken: pixels are multiplied by one factor
     * @param contrast the greatest share by which pixels move from the image's mean grey or towards it
     * @param saturation the greatest share by which pixels move from their own grey or towards it; of colour images
     * @param cutout the side of a blanked square as a share of the image's sides (DeVries and Taylor 2017); its middle is
     *     anywhere in the image, so part of the square may lie outside
     */
    public record Images(
            Flip flip,
            int cropPadding,
            double rotation,
            double scale,
            double brightness,
            double contrast,
            double saturation,
            double cutout) {

        boolean moves() {
            return flip != Flip.NONE || cropPadding > 0 || turns();
        }

        /** Whether pixels come to lie between others. */
        boolean turns() {
            return rotation > 0 || scale > 0;
        }

        boolean colours() {
            return brightness > 0 || contrast > 0 || saturation > 0;
        }
    }

    /**
     * Of a batch's images with one another; where both are on, each batch is mixed one way or the other, by the toss of a
     * coin.
     *
     * @param mixup alpha of the Beta distribution that shares are drawn from (Zhang et al. 2018, section 2); 0 for none
     * @param cutmix the same for pasted boxes (Yun et al. 2019, section 3.1); 0 for none
     */
    public record Mixing(double mixup, double cutmix) {
        boolean isOn() {
            return mixup > 0 || cutmix > 0;
        }
    }

    /**
     * Of each series by itself, in the order window, scaling, jitter.
     *
     * @param jitter the deviation of normal noise added to every value of a series' own steps; after standardising 1 is as
     *     much as the channel's own deviation
     * @param scaling the deviation of a normal factor of mean 1, one a series
     * @param window the share of a series' own steps that a random slice of it keeps; 1 keeps all
     */
    public record Series(double jitter, double scaling, double window) {
        boolean isOn() {
            return jitter > 0 || scaling > 0 || window < 1;
        }
    }

    /**
     * Of each text by itself.
     *
     * @param wordDropout the share of tokens that are taken for unknown
     */
    public record Texts(double wordDropout) {
        boolean isOn() {
            return wordDropout > 0;
        }
    }

    /** Whether anything is done to data of {@code kind}. */
    public boolean isOnFor(Kind kind) {
        return switch (kind) {
            case IMAGE -> images.moves() || images.colours() || images.cutout() > 0 || mixing.isOn();
            case SERIES -> series.isOn();
            case TEXT -> texts.isOn();
            case TABULAR, CAPTION, QUESTION -> false;
        };
    }
}
