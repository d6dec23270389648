package dev.espalier.store.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32C;
import org.h2.store.fs.FilePath;

/**
 * Groups of changes, one after the other, each whole or absent: a group counts if its checksum is right and all before it
 * count. Starting over erases the first head, so that no group counts, and writes another generation over the last one;
 * generations are random numbers, so that no old group is ever taken for a new one.
 *
 * <p>A group is {@code generation (8 bytes), length of its changes (4), CRC-32C of all that (4), changes}; a write is {@code 1,
 * position (8), length (4), bytes}, a truncation {@code 2, size (8)}; numbers are big-endian.
 */
final class Journal {
    private static final int HEAD = 16;
    private static final byte WRITE = 1;
    private static final byte TRUNCATE = 2;

    private final FilePath path;
    private final FileChannel file;
    private final Limits limits;
    private long generation;
    private long end;

    /**
     * How large things may become.
     *
     * @param journalBytes beyond which the file itself is forced and the journal begins again
     * @param keptBytes beyond which the journal gives its place on the disk back when it begins again
     * @param groupBytes beyond which a group is forced unasked, rather than memory filled
     */
    record Limits(long journalBytes, long keptBytes, long groupBytes) {
        static final Limits USUAL = new Limits(1 << 20, 4 << 20, 16 << 20);
    }

    /**
     * Reads nothing yet.
     *
     * @param mode {@code rw} makes the file if it is absent, {@code r} does not
     */
    Journal(FilePath path, String mode, Limits limits) throws IOException {
        this.path = path;
        this.file = path.open(mode);
        this.limits = limits;
    }

    /** Every change of every group that counts; further groups are appended to them. */
    List<Change> read() throws IOException {
        List<Change> all = new ArrayList<>();
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        end = 0;
        while (true) {
            Bytes.readFully(file, head.clear(), end);
            if (head.position() < HEAD) {
                return all;
            }
            long written = head.getLong(0);
            int length = head.getInt(8);
            if (length < 0 || end + HEAD + length > file.size() || end > 0 && written != generation) {
                return all;
            }
            ByteBuffer changes = ByteBuffer.allocate(length);
            Bytes.readFully(file, changes, end + HEAD);
            if (changes.hasRemaining() || head.getInt(12) != checksum(written, changes.flip())) {
                return all;
            }
            generation = written;
            end += HEAD + length;
            parse(changes, all);
        }
    }

    /** Whether it is long enough to begin again. */
    boolean isLong() {
        return end > limits.journalBytes();
    }

    /** Whether so many bytes are enough for a group. */
    boolean isLarge(long bytes) {
        return bytes > limits.groupBytes();
    }

    /** Appends a group; it is on the disk once this returns, and does not count where this fails. */
    void append(List<Change> changes) throws IOException {
        int length = changes.stream().mapToInt(Journal::length).sum();
        ByteBuffer group = ByteBuffer.allocate(HEAD + length).position(HEAD);
        changes.forEach(change -> print(change, group));
        group.flip();
        group.putLong(0, generation)
                .putInt(8, length)
                .putInt(12, checksum(generation, group.duplicate().position(HEAD)));
        try {
            Bytes.writeFully(file, group, end);
            file.force(false);
        } catch (IOException refused) {
            file.truncate(end);
            throw refused;
        }
        end += HEAD + length;
    }

    /**
     * Forgets every group, now that what they changed is on the disk; that is on the disk too once this returns. Were it not, a
     * power cut that kept only a later part of the next group would leave the old groups before that part, and they would be
     * applied to a file that is newer than they are. The file keeps its place on the disk, unless a large group took much.
     */
    void startOver() throws IOException {
        generation = ThreadLocalRandom.current().nextLong();
        end = 0;
        if (file.size() == 0) {
            return;
        }
        if (file.size() > limits.keptBytes()) {
            file.truncate(0);
        } else {
            Bytes.writeFully(file, ByteBuffer.allocate(HEAD), 0);
        }
        file.force(false);
    }

    /** Leaves the file to be read again. */
    void close() throws IOException {
        file.close();
    }

    /** Removes the file, now that what its groups changed is on the disk. */
    void delete() throws IOException {
        file.close();
        path.delete();
    }

    private static int length(Change change) {
        return switch (change) {
            case Change.Write write -> 1 + Long.BYTES + Integer.BYTES + write.bytes().length;
            case Change.Truncate _ -> 1 + Long.BYTES;
        };
    }

    private static void print(Change change, ByteBuffer group) {
        switch (change) {
            case Change.Write write ->
                group.put(WRITE)
                        .putLong(write.position())
                        .putInt(write.bytes().length)
                        .put(write.bytes());
            case Change.Truncate truncate -> group.put(TRUNCATE).putLong(truncate.size());
        }
    }

    private static void parse(ByteBuffer group, List<Change> all) throws IOException {
        while (group.hasRemaining()) {
            byte kind = group.get();
            long number = group.getLong();
            switch (kind) {
                case WRITE -> {
                    byte[] bytes = new byte[group.getInt()];
                    group.get(bytes);
                    all.add(new Change.Write(number, bytes));
                }
                case TRUNCATE -> all.add(new Change.Truncate(number));
                default -> throw new IOException("The journal holds a change of the unknown kind " + kind + ".");
            }
        }
    }

    private static int checksum(long generation, ByteBuffer changes) {
        CRC32C sum = new CRC32C();
        sum.update(ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(generation)
                .putInt(changes.remaining())
                .flip());
        sum.update(changes.duplicate());
        return (int) sum.getValue();
    }
}
