package dev.espalier.dataset.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Drops from a JPEG file what says nothing of its pixels: what a camera or an editor noted down, previews, colour profiles
 * (ISO/IEC 10918-1, B.2.4.6: the application segments but the first, JFIF's, and the fifteenth, Adobe's, which says how
 * colours are stored). Java takes ten times as long to read a small picture's notes as its pixels. Colours are then those of
 * the file as they stand, as most readers of training data take them. How the camera was held is asked for beforehand.
 */
final class JpegMetadata {
    private static final int MARK = 0xFF;
    private static final int START_OF_IMAGE = 0xD8;
    private static final int START_OF_SCAN = 0xDA;
    private static final int FIRST_NOTE = 0xE1;
    private static final int ADOBE = 0xEE;
    private static final int LAST_NOTE = 0xEF;
    private static final int COMMENT = 0xFE;

    private JpegMetadata() {}

    /** The same picture without notes; what is no JPEG, and what follows damage, stays as it is. */
    static byte[] drop(byte[] file) {
        if (!isJpeg(file)) {
            return file;
        }
        ByteArrayOutputStream bare = new ByteArrayOutputStream(file.length);
        bare.write(file, 0, 2);
        int from = 2;
        for (int length = segment(file, from); length > 0; length = segment(file, from)) {
            if (!isNote(at(file, from + 1))) {
                bare.write(file, from, length);
            }
            from += length;
        }
        bare.write(file, from, file.length - from);
        return bare.toByteArray();
    }

    /** What follows {@code mark} in the first segment of this marker that begins with it; nothing where there is none. */
    static ByteBuffer find(byte[] file, int marker, byte[] mark) {
        int from = 2;
        for (int length = isJpeg(file) ? segment(file, from) : 0; length > 0; length = segment(file, from)) {
            int start = from + 4 + mark.length;
            int end = from + length;
            if (at(file, from + 1) == marker
                    && start <= end
                    && Arrays.equals(file, from + 4, start, mark, 0, mark.length)) {
                return ByteBuffer.wrap(file, start, end - start).slice();
            }
            from += length;
        }
        return ByteBuffer.allocate(0);
    }

    private static boolean isJpeg(byte[] file) {
        return file.length >= 4 && at(file, 0) == MARK && at(file, 1) == START_OF_IMAGE;
    }

    /** Bytes of the segment that begins here, its marker included; 0 at the pixels, and where there is none. */
    private static int segment(byte[] file, int from) {
        if (from + 4 > file.length || at(file, from) != MARK || at(file, from + 1) == START_OF_SCAN) {
            return 0;
        }
        int marker = at(file, from + 1);
        int length = 2 + (at(file, from + 2) << 8 | at(file, from + 3));
        return marker < 0xC0 || marker == MARK || length < 4 || from + length > file.length ? 0 : length;
    }

    private static boolean isNote(int marker) {
        return marker >= FIRST_NOTE && marker <= LAST_NOTE && marker != ADOBE || marker == COMMENT;
    }

    private static int at(byte[] file, int index) {
        return file[index] & 0xFF;
    }
}
