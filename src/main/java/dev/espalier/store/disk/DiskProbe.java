package dev.espalier.store.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;

/**
 * Finds out whether a disk takes anything, without a hand on the files that it holds.
 *
 * @param path of a database's files, as H2 names it, without their suffixes
 */
public record DiskProbe(String path) {
    private static final int ROOM = 1 << 20;
    private static final String DATA = ".mv.db";
    private static final String PROBE = ".probe";

    /** @throws IOException where there is not room for a megabyte, or the database's files cannot be written */
    public void require() throws IOException {
        for (String suffix : new String[] {DATA, DATA + JournaledPath.SUFFIX}) {
            FilePath file = FilePath.get(path + suffix);
            if (file.exists() && !file.canWrite()) {
                throw new IOException("Read-only file");
            }
        }
        FilePath probe = FilePath.get(path + PROBE);
        try (FileChannel file = probe.open("rw")) {
            Bytes.writeFully(file, ByteBuffer.allocate(ROOM), 0);
            file.force(true);
        } finally {
            remove(probe);
        }
    }

    private static void remove(FilePath probe) throws IOException {
        try {
            probe.delete();
        } catch (RuntimeException refused) {
            throw new IOException(refused);
        }
    }
}
