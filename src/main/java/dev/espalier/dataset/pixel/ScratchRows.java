package dev.espalier.dataset.pixel;

import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Memory;
import dev.espalier.dataset.io.ScratchFile;
import java.util.ArrayList;
import java.util.List;

/** Writes pixels, a byte each, into a file, from which any image can be read. */
public record ScratchRows(ScratchFile file, int channels, int area, List<ByteSums> sums) implements PixelRows {

    static ScratchRows open(int channels, int area) {
        return new ScratchRows(ScratchFile.open(), channels, area, new ArrayList<>());
    }

    @Override
    public void add(float[] pixels, DatasetFailure.Naming failure) {
        byte[] bytes = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            bytes[i] = (byte) (int) pixels[i];
            if (pixels[i] != (bytes[i] & 0xFF)) {
                throw failure.of(
                        "found a pixel of %s; of images that are not held in memory, all are whole numbers from 0 to 255: %s"
                                .formatted(pixels[i], Memory.why()));
            }
        }
        ByteSums own = new ByteSums(channels);
        own.add(bytes, 0, area);
        sums.add(own);
        file.add(bytes);
    }

    @Override
    public Pixels done() {
        return new Pixels.Stored(new MappedPixels(file.map(), channels * area), sums.toArray(ByteSums[]::new));
    }

    @Override
    public void close() {
        file.close();
    }
}
