package dev.espalier.store.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** One change to a file. */
sealed interface Change {

    /** Makes the change. */
    void applyTo(FileChannel file) throws IOException;

    /** Makes it to what was read of the file: the bytes from {@code position} on. */
    void applyTo(ByteBuffer read, long position);

    /** The file's size afterwards. */
    long sizeAfter(long size);

    /** Bytes at a position. */
    record Write(long position, byte[] bytes) implements Change {
        @Override
        public void applyTo(FileChannel file) throws IOException {
            Bytes.writeFully(file, ByteBuffer.wrap(bytes), position);
        }

        @Override
        public void applyTo(ByteBuffer read, long start) {
            long from = Math.max(position, start);
            long to = Math.min(position + bytes.length, start + read.limit());
            if (from < to) {
                read.put((int) (from - start), bytes, (int) (from - position), (int) (to - from));
            }
        }

        @Override
        public long sizeAfter(long size) {
            return Math.max(size, position + bytes.length);
        }
    }

    /** The file ends at {@code size}; if it is made longer later, there are zeros. */
    record Truncate(long size) implements Change {
        @Override
        public void applyTo(FileChannel file) throws IOException {
            file.truncate(size);
        }

        @Override
        public void applyTo(ByteBuffer read, long start) {
            for (long at = Math.max(size, start); at < start + read.limit(); at++) {
                read.put((int) (at - start), (byte) 0);
            }
        }

        @Override
        public long sizeAfter(long before) {
            return Math.min(size, before);
        }
    }
}
