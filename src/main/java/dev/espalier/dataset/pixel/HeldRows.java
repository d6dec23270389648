package dev.espalier.dataset.pixel;

import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Memory;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/** Keeps pixels in memory, in the end each as a byte where all are whole numbers from 0 to 255. */
public final class HeldRows implements PixelRows {
    private static final long FIRST_IMAGES = 64;

    private float[] pixels = new float[0];
    private int filled;

    @Override
    public void add(float[] image, DatasetFailure.Naming failure) {
        if (filled + (long) image.length > pixels.length) {
            pixels = Arrays.copyOf(pixels, grown(image.length, failure));
        }
        System.arraycopy(image, 0, pixels, filled, image.length);
        filled += image.length;
    }

    private int grown(int each, DatasetFailure.Naming failure) {
        long doubled = Math.min(2L * pixels.length + FIRST_IMAGES * each, Memory.mostNumbers());
        if (filled + (long) each > doubled) {
            throw failure.of(String.format(
                    Locale.ROOT,
                    "more than %,d pixels are not held in memory; take option stream, or: %s",
                    doubled,
                    Memory.why()));
        }
        return (int) doubled;
    }

    @Override
    public Pixels done() {
        if (IntStream.range(0, filled).allMatch(i -> pixels[i] == (float) ((int) pixels[i] & 0xFF))) {
            byte[] bytes = new byte[filled];
            for (int i = 0; i < filled; i++) {
                bytes[i] = (byte) pixels[i];
            }
            return new Pixels.Bytes(bytes);
        }
        return new Pixels.Floats(Arrays.copyOf(pixels, filled));
    }

    @Override
    public void close() {}
}
