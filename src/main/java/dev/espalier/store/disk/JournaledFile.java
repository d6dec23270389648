package dev.espalier.store.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.store.fs.FileBaseDefault;

/**
 * A file that holds, after a crash at any moment, what it held at its last {@link #force}, or at the one that was under way,
 * perhaps with zeros behind. What is written is kept in memory until then, goes as one group into a journal, and from there into
 * the file itself.
 *
 * <p>After a failure nothing more can be written; opened again, the file is as it was last forced. Opened on a disk that takes
 * nothing, it can only be read. Safe for use by several threads; reads do not wait for the disk.
 */
final class JournaledFile extends FileBaseDefault {
    private final FileChannel file;
    private final Journal journal;

    /** Held by whoever writes or forces. */
    private final ReentrantLock writing = new ReentrantLock();

    /** Its write lock guards {@code group} and the bytes of {@code file}. */
    private final ReentrantReadWriteLock changing = new ReentrantReadWriteLock();

    private final List<Change> group = new ArrayList<>();
    private long groupBytes;
    private long size;
    private long largestSize;
    private Health health = Health.SOUND;

    /** What the disk said last, where it refused. */
    private Optional<IOException> problem = Optional.empty();

    /** Whether there are changes that are not in the journal. */
    private boolean unforced;

    /** What can be done with the file. */
    private enum Health {
        SOUND,
        /** The disk took nothing when it was opened. */
        HELD,
        /** The disk took nothing at the last force. */
        FAILED
    }

    /** Opens a file or its journal. */
    @FunctionalInterface
    interface Opening<T> {
        /** @param mode {@code r} or {@code rw} */
        T open(String mode) throws IOException;
    }

    private JournaledFile(FileChannel file, Journal journal) throws IOException {
        this.file = file;
        this.journal = journal;
        this.size = file.size();
        this.largestSize = size;
    }

    /** Opens a file and brings it up to what its journal holds; on a disk that takes nothing it only looks as if it were. */
    static JournaledFile open(Opening<FileChannel> data, Opening<Journal> journal) throws IOException {
        try {
            return open(data.open("rw"), journal, "rw");
        } catch (IOException refused) {
            return open(data.open("r"), journal, "r");
        }
    }

    private static JournaledFile open(FileChannel file, Opening<Journal> opening, String mode) throws IOException {
        try {
            Journal journal = opening.open(mode);
            try {
                JournaledFile opened = new JournaledFile(file, journal);
                opened.catchUp(mode);
                return opened;
            } catch (IOException | RuntimeException e) {
                journal.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private void catchUp(String mode) throws IOException {
        journal.read().forEach(this::note);
        if (group.isEmpty() && Bytes.areZeros(file)) {
            // Room was taken for the first group, which never came to count.
            note(new Change.Truncate(0));
        }
        health = Health.HELD;
        if (mode.equals("r")) {
            return;
        }
        try {
            apply();
            checkpoint();
            health = Health.SOUND;
        } catch (IOException refused) {
            // What the journal holds is read as if it were in the file.
            problem = Optional.of(refused);
        }
    }

    @Override
    public long size() {
        changing.readLock().lock();
        try {
            return size;
        } finally {
            changing.readLock().unlock();
        }
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        changing.readLock().lock();
        try {
            int length = (int) Math.min(target.remaining(), size - position);
            if (length <= 0) {
                return target.hasRemaining() ? -1 : 0;
            }
            ByteBuffer read = target.slice(target.position(), length);
            Bytes.readFully(file, read, position);
            while (read.hasRemaining()) {
                read.put((byte) 0);
            }
            group.forEach(change -> change.applyTo(read, position));
            target.position(target.position() + length);
            return length;
        } finally {
            changing.readLock().unlock();
        }
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        add(new Change.Write(position, bytes), bytes.length);
        return bytes.length;
    }

    @Override
    protected void implTruncate(long length) throws IOException {
        if (length < size()) {
            add(new Change.Truncate(length), 0);
        }
    }

    private void add(Change change, int bytes) throws IOException {
        writing.lock();
        try {
            requireSound();
            changing.writeLock().lock();
            try {
                note(change);
            } finally {
                changing.writeLock().unlock();
            }
            unforced = true;
            groupBytes += bytes;
            if (journal.isLarge(groupBytes)) {
                force(true);
            }
        } finally {
            writing.unlock();
        }
    }

    private void note(Change change) {
        group.add(change);
        size = change.sizeAfter(size);
        largestSize = Math.max(largestSize, size);
    }

    @Override
    public void force(boolean metaData) throws IOException {
        writing.lock();
        try {
            if (!unforced && health != Health.HELD) {
                return;
            }
            requireSound();
            health = Health.FAILED;
            // Room for it all is taken first, so that a full disk is found out before the group counts.
            Bytes.extend(file, largestSize);
            journal.append(group);
            unforced = false;
            finish();
        } finally {
            writing.unlock();
        }
    }

    /** The group is safe in the journal, so that what goes wrong from here on is for the next who writes. */
    private void finish() {
        try {
            apply();
            if (journal.isLong()) {
                checkpoint();
            }
            health = Health.SOUND;
        } catch (IOException refused) {
            health = Health.FAILED;
            problem = Optional.of(refused);
        }
    }

    private void apply() throws IOException {
        changing.writeLock().lock();
        try {
            for (Change change : group) {
                change.applyTo(file);
            }
            group.clear();
            groupBytes = 0;
            largestSize = size;
        } finally {
            changing.writeLock().unlock();
        }
    }

    private void checkpoint() throws IOException {
        file.force(true);
        journal.startOver();
    }

    private void requireSound() throws IOException {
        switch (health) {
            case SOUND -> {}
            case HELD ->
                throw new IOException("The file could not be written when it was opened.", problem.orElse(null));
            case FAILED ->
                throw new IOException(
                        "The file could not be written before, and must be opened again.", problem.orElse(null));
        }
    }

    /** The lock of a file that cannot be written is shared, as no other can be had. */
    @Override
    public FileLock tryLock(long position, long length, boolean shared) throws IOException {
        return file.tryLock(position, length, shared || health == Health.HELD);
    }

    /** What was not forced is lost. Without a failure before, the file is whole without its journal, which goes. */
    @Override
    protected void implCloseChannel() throws IOException {
        writing.lock();
        try (file) {
            if (health == Health.SOUND) {
                file.force(true);
                journal.delete();
            } else {
                journal.close();
            }
        } finally {
            writing.unlock();
        }
    }
}
