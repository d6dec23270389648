package dev.espalier.trainer.data;

/**
 * What all images of a data set have in common.
 *
 * @param channels 1 for grey, 3 for red, green, blue
 * @param scale the value of a pixel at full brightness
 */
record ImageForm(int channels, int height, int width, double scale) {

    /** Pixels of a channel. */
    int area() {
        return height * width;
    }

    /** Pixels of all channels together. */
    int pixels() {
        return Math.multiplyExact(channels, area());
    }
}
