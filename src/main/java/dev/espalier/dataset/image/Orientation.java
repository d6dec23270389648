package dev.espalier.dataset.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How the camera was held, as it notes down in a JPEG file (Exif 2.32, 4.6.4: tag 274 of the first directory): pictures are
 * turned upright, as whoever sorted them saw them.
 *
 * @param number 1 for upright, to 8
 */
record Orientation(int number) {
    static final Orientation UPRIGHT = new Orientation(1);

    private static final int EXIF = 0xE1;
    private static final byte[] MARK = {'E', 'x', 'i', 'f', 0, 0};
    private static final int TAG = 274;
    private static final int ENTRY = 12;

    /** Upright where the file says nothing, or nothing sound. */
    static Orientation of(byte[] file) {
        ByteBuffer notes = JpegMetadata.find(file, EXIF, MARK);
        if (notes.remaining() < 14) {
            return UPRIGHT;
        }
        notes.order(notes.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = notes.getInt(4);
        if (directory < 8 || directory > notes.remaining() - 2) {
            return UPRIGHT;
        }
        int entries = notes.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int at = directory + 2 + ENTRY * i;
            if (at > notes.remaining() - ENTRY) {
                return UPRIGHT;
            }
            if ((notes.getShort(at) & 0xFFFF) == TAG) {
                int found = notes.getShort(at + 8);
                return found >= 1 && found <= 8 ? new Orientation(found) : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** Whether height and width change places. */
    boolean isAcross() {
        return number >= 5;
    }

    /** A plane of so many pixels, turned upright. */
    float[] upright(float[] plane, int height, int width) {
        int toHeight = isAcross() ? width : height;
        int toWidth = isAcross() ? height : width;
        boolean fromRight = number == 2 || number == 3 || number == 7 || number == 8;
        boolean fromBelow = number == 3 || number == 4 || number == 6 || number == 7;
        float[] turned = new float[plane.length];
        for (int row = 0; row < toHeight; row++) {
            for (int column = 0; column < toWidth; column++) {
                int x = isAcross() ? row : column;
                int y = isAcross() ? column : row;
                turned[row * toWidth + column] =
                        plane[(fromBelow ? height - 1 - y : y) * width + (fromRight ? width - 1 - x : x)];
            }
        }
        return turned;
    }
}
