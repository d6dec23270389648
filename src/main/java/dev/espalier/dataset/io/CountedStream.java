package dev.espalier.dataset.io;

import dev.espalier.study.Cancellation;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** Knows how far it has come, so that damage is reported with its place. */
final class CountedStream extends FilterInputStream {
    private static final int MOST_SKIPPED = 1 << 13;

    private final String file;
    private long count;

    CountedStream(InputStream stream, String file) {
        super(stream);
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        Cancellation.check();
        try {
            int read = super.read(buffer, offset, length);
            count += Math.max(0, read);
            return read;
        } catch (EOFException early) {
            throw DatasetFailure.atOffset(
                    file, count, "the gzip file ends early, after so many unpacked bytes; copy or download it again");
        } catch (ZipException corrupt) {
            throw DatasetFailure.atOffset(
                    file,
                    count,
                    "the gzip file is damaged after so many unpacked bytes: " + corrupt.getMessage()
                            + "; copy or download it again");
        }
    }

    /** By reading: what is passed over counts too, and may be damaged as well. */
    @Override
    public long skip(long length) throws IOException {
        byte[] passed = new byte[(int) Math.clamp(length, 0, MOST_SKIPPED)];
        return Math.max(0, read(passed, 0, passed.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
