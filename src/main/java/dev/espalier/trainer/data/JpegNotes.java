package dev.espalier.trainer.data;

import java.io.ByteArrayOutputStream;

/**
 * Drops from a JPEG file what says nothing of its pixels: what a camera or an editor noted down, previews, colour profiles
 * (ISO/IEC 10918-1, B.2.4.6: the application segments but the first, JFIF's, and the fifteenth, Adobe's, which says how
 * colours are stored). Java takes ten times as long to read a small picture's notes as its pixels. Colours are then those of
 * the file as they stand, as most readers of training data take them.
 */
final class JpegNotes {
    private static final int MARK = 0xFF;
    private static final int START_OF_IMAGE = 0xD8;
    private static final int START_OF_SCAN = 0xDA;
    private static final int FIRST_NOTE = 0xE1;
    private static final int ADOBE = 0xEE;
    private static final int LAST_NOTE = 0xEF;
    private static final int COMMENT = 0xFE;

    private JpegNotes() {}

    /** The same picture without notes; what is no JPEG, and what follows damage, stays as it is. */
    static byte[] drop(byte[] file) {
        if (file.length < 4 || at(file, 0) != MARK || at(file, 1) != START_OF_IMAGE) {
            return file;
        }
        ByteArrayOutputStream bare = new ByteArrayOutputStream(file.length);
        bare.write(file, 0, 2);
        int from = 2;
        while (from + 4 <= file.length && at(file, from) == MARK && at(file, from + 1) != START_OF_SCAN) {
            int marker = at(file, from + 1);
            int length = 2 + (at(file, from + 2) << 8 | at(file, from + 3));
            if (marker < 0xC0 || marker == MARK || length < 4 || from + length > file.length) {
                break;
            }
            if (!isNote(marker)) {
                bare.write(file, from, length);
            }
            from += length;
        }
        bare.write(file, from, file.length - from);
        return bare.toByteArray();
    }

    private static boolean isNote(int marker) {
        return marker >= FIRST_NOTE && marker <= LAST_NOTE && marker != ADOBE || marker == COMMENT;
    }

    private static int at(byte[] file, int index) {
        return file[index] & 0xFF;
    }
}
