package dev.espalier.trainer.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A decoded image file.
 *
 * @param planes red, green, blue, or grey alone; each {@code height x width} values from 0 to 1, over black where the
 *     file is transparent
 */
record Picture(float[][] planes, int height, int width) {
    private static final long MOST_PIXELS = 64_000_000;

    /** @throws dev.espalier.study.InvalidInput if it is no image, or too large a one */
    static Picture decode(byte[] content, String name) {
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw InputEncoder.wrong(
                        name + " is no image; expected a file of the form PNG, JPEG, GIF, BMP or TIFF");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream);
                // Asked before decoding: a few bytes can declare an image that fills the memory.
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > MOST_PIXELS) {
                    throw InputEncoder.wrong(String.format(
                            Locale.ROOT, "%s has %,d pixels; at most %,d are read", name, pixels, MOST_PIXELS));
                }
                return of(reader.read(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException damaged) {
            throw InputEncoder.wrong(name + " is damaged: " + damaged.getMessage());
        }
    }

    private static Picture of(BufferedImage image) {
        int height = image.getHeight();
        int width = image.getWidth();
        boolean grey = image.getColorModel() instanceof ComponentColorModel model
                && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        float[][] planes = new float[grey ? 1 : 3][height * width];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int at = row * width + column;
                if (grey) {
                    planes[0][at] = grey(image, column, row);
                } else {
                    int colour = image.getRGB(column, row);
                    float opaque = (colour >>> 24) / 255f;
                    planes[0][at] = opaque * (colour >> 16 & 0xFF) / 255f;
                    planes[1][at] = opaque * (colour >> 8 & 0xFF) / 255f;
                    planes[2][at] = opaque * (colour & 0xFF) / 255f;
                }
            }
        }
        return new Picture(planes, height, width);
    }

    /** The sample as it is: Java's conversion of grey to RGB applies a gamma that the file does not have. */
    private static float grey(BufferedImage image, int column, int row) {
        int bits = image.getColorModel().getComponentSize(0);
        float value = image.getRaster().getSample(column, row, 0) / (float) ((1L << bits) - 1);
        if (!image.getColorModel().hasAlpha()) {
            return value;
        }
        return value * image.getRaster().getSample(column, row, 1) / (float) ((1L << bits) - 1);
    }

    /** Grey by the weights of ITU-R BT.601 where one channel is asked for. */
    float[] pixels(int channels, int toHeight, int toWidth) {
        int area = toHeight * toWidth;
        float[] pixels = new float[channels * area];
        for (int channel = 0; channel < channels; channel++) {
            float[] plane = channels == 1 ? greyPlane() : planes[planes.length == 1 ? 0 : channel];
            float[] resized = Resize.resize(plane, height, width, toHeight, toWidth);
            System.arraycopy(resized, 0, pixels, channel * area, area);
        }
        return pixels;
    }

    private float[] greyPlane() {
        if (planes.length == 1) {
            return planes[0];
        }
        float[] grey = new float[height * width];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = 0.299f * planes[0][i] + 0.587f * planes[1][i] + 0.114f * planes[2][i];
        }
        return grey;
    }
}
