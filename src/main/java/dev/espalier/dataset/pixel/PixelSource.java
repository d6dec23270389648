package dev.espalier.dataset.pixel;

import dev.espalier.dataset.io.DatasetFailure;

/** Images that stay in their files until they are wanted. Safe to use from many threads at once. */
public interface PixelSource {

    int size();

    /**
     * Reads one image: its pixels from 0 to 255, channel by channel, row by row.
     *
     * @param at where in {@code into} to begin
     * @throws DatasetFailure if the file is gone, damaged or of another form
     */
    void read(int image, byte[] into, int at);
}
