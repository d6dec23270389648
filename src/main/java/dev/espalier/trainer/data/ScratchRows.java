package dev.espalier.trainer.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes pixels, a byte each, into a file in Java's directory for temporary files, from which any image can be read without
 * its text being parsed again. The file has no name any more once it is open, so that it goes with the last who reads it,
 * however this process ends.
 */
final class ScratchRows implements PixelRows {
    private final FileChannel channel;
    private final OutputStream out;
    private final int channels;
    private final int area;
    private final List<ByteSums> sums = new ArrayList<>();

    private ScratchRows(FileChannel channel, int channels, int area) {
        this.channel = channel;
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        this.channels = channels;
        this.area = area;
    }

    static ScratchRows open(int channels, int area) {
        try {
            Path file = Files.createTempFile("espalier-", ".pixels");
            return new ScratchRows(
                    FileChannel.open(
                            file,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE),
                    channels,
                    area);
        } catch (IOException failed) {
            throw unwritable(failed);
        }
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
        try {
            out.write(bytes);
        } catch (IOException failed) {
            throw unwritable(failed);
        }
    }

    @Override
    public Pixels done() {
        try {
            out.flush();
            return new Pixels.Stored(
                    new MappedPixels(
                            channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto()),
                            channels * area),
                    sums.toArray(ByteSums[]::new));
        } catch (IOException failed) {
            throw unwritable(failed);
        }
    }

    /** What is mapped stays there. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw unwritable(failed);
        }
    }

    private static DatasetFailure unwritable(IOException failed) {
        String directory = System.getProperty("java.io.tmpdir");
        return DatasetFailure.of(
                directory,
                "cannot hold the pixels of images that are more than the memory holds: %s; make room there, or name another directory by -Djava.io.tmpdir"
                        .formatted(failed.getMessage()));
    }
}
