package dev.espalier.store.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads and writes that a channel may do in several parts. */
final class Bytes {
    private static final int ZEROS = 1 << 16;

    private Bytes() {}

    static void writeFully(FileChannel file, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += file.write(bytes, at);
        }
    }

    /** Reads until {@code bytes} is full or the file ends. */
    static void readFully(FileChannel file, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            int read = file.read(bytes, at);
            if (read <= 0) {
                return;
            }
            at += read;
        }
    }

    /** Makes the file at least {@code size} long, with zeros that take their place on the disk. */
    static void extend(FileChannel file, long size) throws IOException {
        for (long at = file.size(); at < size; at += ZEROS) {
            writeFully(file, ByteBuffer.allocate((int) Math.min(ZEROS, size - at)), at);
        }
    }

    /** Whether the file holds nothing else; most others say so with their first bytes. */
    static boolean areZeros(FileChannel file) throws IOException {
        ByteBuffer part = ByteBuffer.allocate(ZEROS);
        for (long at = 0; at < file.size(); at += ZEROS) {
            readFully(file, part.clear(), at);
            part.flip();
            while (part.hasRemaining()) {
                if (part.get() != 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
