package dev.espalier.dataset.pixel;

import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Memory;
import java.util.List;
import java.util.Optional;

/** Takes the pixels of image after image. Used by one thread. */
public sealed interface PixelRows extends AutoCloseable permits HeldRows, ScratchRows {

    /** A pixel and what divides it from the next. */
    int LEAST_TEXT = 2;

    /**
     * Takes the next image.
     *
     * @param pixels channel by channel, not kept
     * @param failure the error to throw, given what is wrong
     */
    void add(float[] pixels, DatasetFailure.Naming failure);

    /** All of them. */
    Pixels done();

    @Override
    void close();

    /**
     * Keeps the pixels in memory where all that such files can hold would fit, and nothing else is asked for.
     *
     * @param stream what the option says
     */
    static PixelRows of(Optional<Boolean> stream, int channels, int area, List<DataFile> files) {
        long most = files.stream().mapToLong(DataFile::size).sum() / LEAST_TEXT;
        return stream.orElse(most > Memory.mostNumbers()) ? ScratchRows.open(channels, area) : new HeldRows();
    }
}
