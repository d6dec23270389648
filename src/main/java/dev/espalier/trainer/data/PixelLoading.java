package dev.espalier.trainer.data;

import java.util.Locale;
import java.util.stream.IntStream;

/** Reads all images of a source. */
final class PixelLoading {
    private PixelLoading() {}

    /** @throws DatasetFailure if they are more than the memory holds, or one of them is damaged */
    static Pixels resident(PixelSource source, ImageForm form, DataFile file) {
        long expected = (long) source.size() * form.pixels();
        if (expected > Memory.mostBytes()) {
            throw DatasetFailure.tooLarge(
                    file.name(),
                    String.format(
                            Locale.ROOT,
                            "has %,d pixels once decoded; at most %,d are held: %s",
                            expected,
                            Memory.mostBytes(),
                            Memory.why()));
        }
        byte[] pixels = new byte[(int) expected];
        IntStream.range(0, source.size())
                .parallel()
                .forEach(image -> source.read(image, pixels, image * form.pixels()));
        return new Pixels.Bytes(pixels);
    }
}
