package dev.espalier.dataset.io;

import java.util.List;
import java.util.Locale;

/** How much of a data set fits in the memory that this process may take, so that a large file is refused and not died of. */
public final class Memory {
    private static final long MEGABYTE = 1 << 20;

    /** Cells as strings take about this many times the room of their file. */
    private static final long TEXT_SHARE = 16;

    private static final long BYTES_SHARE = 4;

    private static final long ROW_SHARE = 64;

    private static final long WORDS_SHARE = 4;

    /** Encoded numbers take four bytes each, and may take a third. */
    private static final long NUMBERS_SHARE = 12;

    /** Folds are held beside the heap, each encoded anew: as much as the heap together. */
    private static final long FOLDED_SHARE = 4;

    private static final long PIXEL_SHARE = 40;

    private static final long MOST_IMAGE_FILE = 64 * MEGABYTE;

    private Memory() {}

    /** Bytes of text files at most, where their content is held. */
    public static int mostText() {
        return array(Runtime.getRuntime().maxMemory() / TEXT_SHARE);
    }

    /** Characters of one row of a text file at most: cut into cells they take many times the room. */
    public static long mostRow() {
        return Runtime.getRuntime().maxMemory() / ROW_SHARE;
    }

    /** Bytes that different words may take, such as tokens of texts and levels of columns. */
    public static long mostWords() {
        return Runtime.getRuntime().maxMemory() / WORDS_SHARE;
    }

    /** Bytes of a binary file at most. */
    public static int mostBytes() {
        return array(Runtime.getRuntime().maxMemory() / BYTES_SHARE);
    }

    /** Numbers of all encoded examples at most. */
    public static int mostNumbers() {
        return array(Runtime.getRuntime().maxMemory() / NUMBERS_SHARE);
    }

    /** Numbers of the training examples of all folds at most. */
    public static long mostFolded() {
        return Runtime.getRuntime().maxMemory() / FOLDED_SHARE;
    }

    /** Of so many encoded examples. */
    public static long numbers(long examples, List<Integer> shape) {
        long numbers = examples;
        for (int extent : shape) {
            numbers *= extent;
        }
        return numbers;
    }

    /** @throws DatasetFailure if so many encoded examples are more than are held */
    public static void check(long examples, List<Integer> shape, String where) {
        long numbers = numbers(examples, shape);
        if (numbers > mostNumbers()) {
            throw DatasetFailure.tooLarge(
                    where,
                    String.format(
                            Locale.ROOT,
                            "would be %,d numbers once encoded, with examples of shape %s; at most %,d are held: %s",
                            numbers,
                            shape,
                            mostNumbers(),
                            why()));
        }
    }

    /** Pixels of one picture at most: decoded it takes some 16 bytes each. */
    public static long mostPixels() {
        return Runtime.getRuntime().maxMemory() / PIXEL_SHARE;
    }

    /** Bytes of an image file, as it lies on the disk, at most. */
    public static int mostImageFile() {
        return (int) Math.min(MOST_IMAGE_FILE, Runtime.getRuntime().maxMemory() / TEXT_SHARE);
    }

    /** What to say of a limit. */
    public static String why() {
        return String.format(
                Locale.ROOT,
                "this process may take %,d MB of memory; start it with more (-Xmx)",
                Runtime.getRuntime().maxMemory() / MEGABYTE);
    }

    /** No array is longer than an {@code int} counts. */
    private static int array(long length) {
        return (int) Math.min(length, Integer.MAX_VALUE - 64);
    }
}
