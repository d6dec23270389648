package dev.espalier.dataset.pixel;

import dev.espalier.dataset.preprocessing.ImagePreprocessing;

/** Normalises pixels; of whole values from 0 to 255 each is worked out once. */
public final class PixelCode {
    private final ImagePreprocessing fitted;
    private final int area;
    private final float[][] ofByte;

    public PixelCode(ImagePreprocessing fitted) {
        this.fitted = fitted;
        this.area = fitted.height() * fitted.width();
        this.ofByte = new float[fitted.channels()][256];
        for (int channel = 0; channel < ofByte.length; channel++) {
            for (int value = 0; value < 256; value++) {
                ofByte[channel][value] = normalised(channel, value);
            }
        }
    }

    /** Pixels of an image, all channels together. */
    public int pixels() {
        return Math.multiplyExact(fitted.channels(), area);
    }

    void encode(byte[] pixels, int from, float[] encoded, int to) {
        for (int channel = 0; channel < ofByte.length; channel++) {
            float[] table = ofByte[channel];
            for (int i = channel * area; i < (channel + 1) * area; i++) {
                encoded[to + i] = table[pixels[from + i] & 0xFF];
            }
        }
    }

    void encode(float[] pixels, int from, float[] encoded, int to) {
        for (int i = 0; i < pixels(); i++) {
            encoded[to + i] = normalised(i / area, pixels[from + i]);
        }
    }

    private float normalised(int channel, float pixel) {
        return fitted.normalisation().apply(channel, pixel / fitted.scale());
    }
}
