package dev.espalier.dataset.image;

import dev.espalier.dataset.preprocessing.Resizing;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.util.Arrays;

/**
 * A decoded image file.
 *
 * @param planes red, green, blue, or grey alone; each {@code height x width} values from 0 to 1, over black where the
 *     file is transparent
 */
public record Picture(float[][] planes, int height, int width) {

    static Picture of(BufferedImage image) {
        int height = image.getHeight();
        int width = image.getWidth();
        boolean grey = PictureReader.isGrey(image.getColorModel());
        float[][] planes = new float[grey ? 1 : 3][height * width];
        if (grey) {
            for (int at = 0; at < height * width; at++) {
                planes[0][at] = grey(image, at % width, at / width);
            }
        } else if (image.getType() == BufferedImage.TYPE_3BYTE_BGR
                && image.getRaster().getDataBuffer() instanceof DataBufferByte buffer
                && buffer.getData().length == 3 * height * width) {
            copy(buffer.getData(), planes);
        } else {
            int[] row = new int[width];
            for (int y = 0; y < height; y++) {
                image.getRGB(0, y, width, 1, row, 0, width);
                copy(row, planes, y * width);
            }
        }
        return new Picture(planes, height, width);
    }

    Picture upright(Orientation held) {
        if (held.equals(Orientation.UPRIGHT)) {
            return this;
        }
        float[][] turned = Arrays.stream(planes)
                .map(plane -> held.upright(plane, height, width))
                .toArray(float[][]::new);
        return new Picture(turned, held.isAcross() ? width : height, held.isAcross() ? height : width);
    }

    /** What most JPEG files are decoded to; many times as fast as to ask for pixels one by one. */
    private static void copy(byte[] blueGreenRed, float[][] planes) {
        for (int at = 0; at < planes[0].length; at++) {
            planes[0][at] = (blueGreenRed[3 * at + 2] & 0xFF) / 255f;
            planes[1][at] = (blueGreenRed[3 * at + 1] & 0xFF) / 255f;
            planes[2][at] = (blueGreenRed[3 * at] & 0xFF) / 255f;
        }
    }

    private static void copy(int[] row, float[][] planes, int to) {
        for (int x = 0; x < row.length; x++) {
            float opaque = (row[x] >>> 24) / 255f;
            planes[0][to + x] = opaque * (row[x] >> 16 & 0xFF) / 255f;
            planes[1][to + x] = opaque * (row[x] >> 8 & 0xFF) / 255f;
            planes[2][to + x] = opaque * (row[x] & 0xFF) / 255f;
        }
    }

    /** The sample as it is: Java's conversion of grey to RGB applies a gamma that the file does not have. */
    private static float grey(BufferedImage image, int column, int row) {
        if (image.getColorModel() instanceof IndexColorModel palette) {
            int colour = image.getRaster().getSample(column, row, 0);
            return palette.getRed(colour) / 255f * palette.getAlpha(colour) / 255f;
        }
        int bits = image.getColorModel().getComponentSize(0);
        float value = image.getRaster().getSample(column, row, 0) / (float) ((1L << bits) - 1);
        if (!image.getColorModel().hasAlpha()) {
            return value;
        }
        return value * image.getRaster().getSample(column, row, 1) / (float) ((1L << bits) - 1);
    }

    /** Grey by the weights of ITU-R BT.601 where one channel is asked for. */
    public float[] pixels(int channels, int toHeight, int toWidth, Resizing resizing) {
        int area = toHeight * toWidth;
        float[] pixels = new float[channels * area];
        for (int channel = 0; channel < channels; channel++) {
            float[] plane = channels == 1 ? greyPlane() : planes[planes.length == 1 ? 0 : channel];
            float[] resized = resizing.apply(plane, height, width, toHeight, toWidth);
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
