package dev.espalier.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second server out of a data directory. The operating system lets go of the lock when the process ends, however
 * it ends, so none is ever stale.
 */
final class DirectoryLock implements AutoCloseable {
    private static final String FILE = "espalier.lock";

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /** @throws DirectoryInUse when another server holds it */
    static DirectoryLock take(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(
                    directory.resolve(FILE),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (!locked(channel)) {
                String holder = holder(channel);
                channel.close();
                throw new DirectoryInUse(directory, holder);
            }
            sign(channel);
            return new DirectoryLock(directory, channel);
        } catch (IOException e) {
            throw StoreFailure.unusable(directory, e);
        }
    }

    /** Has the disk keep which files there are; what is in them is forced by who writes it. */
    void forceEntries() {
        try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
            entries.force(true);
        } catch (IOException e) {
            throw StoreFailure.unusable(directory, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreFailure("The lock of the data directory could not be released.", e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static void sign(FileChannel channel) throws IOException {
        channel.truncate(0);
        channel.write(
                StandardCharsets.US_ASCII.encode(
                        Long.toString(ProcessHandle.current().pid())),
                0);
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(20);
        channel.read(pid, 0);
        String text = StandardCharsets.US_ASCII.decode(pid.flip()).toString();
        return text.isEmpty() ? "" : " (process " + text + ")";
    }
}
