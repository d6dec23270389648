package dev.espalier.trainer.checkpoint;

import java.io.OutputStream;

/** Counts what is written to it and keeps none of it. */
final class CountingStream extends OutputStream {
    private long count;

    long count() {
        return count;
    }

    @Override
    public void write(int one) {
        count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        count += length;
    }
}
