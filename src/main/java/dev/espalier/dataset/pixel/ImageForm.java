package dev.espalier.dataset.pixel;

/**
 * What all images of a data set have in common.
 *
 * @param channels 1 for grey, 3 for red, green, blue
 * @param scale the value of a pixel at full brightness
 */
public record ImageForm(int channels, int height, int width, double scale) {

    /** Pixels of a channel. */
    public int area() {
        return height * width;
    }

    /** Pixels of all channels together. */
    public int pixels() {
        return Math.multiplyExact(channels, area());
    }
}
