package dev.espalier.store.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** Files in memory, each operation on which is recorded: {@code simulated:NAME:memFS:/file}, as H2 names files. */
public final class SimulatedPath extends FilePathWrapper {
    private static final Map<String, SimulatedDisk> DISKS = new ConcurrentHashMap<>();

    static {
        FilePath.register(new SimulatedPath());
    }

    /** An empty disk, whose files' paths begin with what {@link #prefix} answers. */
    public static SimulatedDisk disk(String name) {
        SimulatedDisk disk = new SimulatedDisk();
        DISKS.put(name, disk);
        return disk;
    }

    /** What the paths of a disk's files begin with. */
    public static String prefix(String name) {
        return "simulated:memFS:/" + name + "/";
    }

    /** Removes the files of a disk, if there are any. */
    public static void clear(String name) {
        for (FilePath file : FilePath.get("memFS:/" + name).newDirectoryStream()) {
            file.delete();
        }
    }

    /** A disk with these files. */
    public static void put(String name, Map<String, byte[]> files) {
        clear(name);
        SimulatedDisk unused = disk(name);
        files.forEach((file, content) -> {
            try (FileChannel channel = FilePath.get(prefix(name) + file).open("rw")) {
                Bytes.writeFully(channel, ByteBuffer.wrap(content), 0);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        });
    }

    @Override
    public String getScheme() {
        return "simulated";
    }

    private SimulatedDisk disk() {
        String path = getBase().toString();
        String name = path.substring("memFS:/".length(), path.indexOf('/', "memFS:/".length()));
        return DISKS.get(name);
    }

    private String file() {
        return getBase().getName();
    }

    @Override
    public void delete() {
        disk().delete(file());
        super.delete();
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Recorded(super.open(mode), disk(), file());
    }

    private static final class Recorded extends FileBaseDefault {
        private final FileChannel base;
        private final SimulatedDisk disk;
        private final String name;

        Recorded(FileChannel base, SimulatedDisk disk, String name) {
            this.base = base;
            this.disk = disk;
            this.name = name;
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            byte[] bytes = new byte[disk.take(source.remaining())];
            if (source.hasRemaining() && bytes.length == 0) {
                disk.requireRoom();
            }
            source.get(bytes);
            disk.write(name, position, bytes);
            return base.write(ByteBuffer.wrap(bytes), position);
        }

        @Override
        protected synchronized void implTruncate(long size) throws IOException {
            disk.truncate(name, size);
            base.truncate(size);
        }

        @Override
        public synchronized void force(boolean metaData) throws IOException {
            disk.requireRoom();
            disk.force(name);
        }

        @Override
        public synchronized int read(ByteBuffer target, long position) throws IOException {
            return base.read(target, position);
        }

        @Override
        public long size() throws IOException {
            return base.size();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return base.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            base.close();
        }
    }
}
