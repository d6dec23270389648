package dev.espalier.dataset.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file in Java's directory for temporary files, written from its beginning to its end, so that what it holds can be looked
 * at anywhere without its text being parsed again. It has no name any more once it is open, so that it goes with the last who
 * reads it, however this process ends. Written by one thread.
 */
public final class ScratchFile implements AutoCloseable {
    private final FileChannel channel;
    private final OutputStream out;
    private long length;

    private ScratchFile(FileChannel channel) {
        this.channel = channel;
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    }

    public static ScratchFile open() {
        try {
            Path file = Files.createTempFile("espalier-", ".rows");
            return new ScratchFile(FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException failed) {
            throw unwritable(failed);
        }
    }

    public void add(byte[] bytes) {
        try {
            out.write(bytes);
            length += bytes.length;
        } catch (IOException failed) {
            throw unwritable(failed);
        }
    }

    /** How many bytes it has. */
    public long length() {
        return length;
    }

    /** All that was written. It stays there, though the file be closed, for as long as anyone holds it. */
    public MemorySegment map() {
        try {
            out.flush();
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, length, Arena.ofAuto());
        } catch (IOException failed) {
            throw unwritable(failed);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw unwritable(failed);
        }
    }

    private static DatasetFailure unwritable(IOException failed) {
        return DatasetFailure.unwritable(
                "the folder for temporary files",
                "cannot hold the examples that are more than the memory holds: " + Unreadable.why(failed)
                        + "; make room there");
    }
}
