package dev.espalier.dataset.io;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A file or folder of a data set, already known to lie within its data root.
 *
 * @param name as the registration names it; what error messages say
 * @param root the data root, without symbolic links
 * @param encoding of its content, where that is text
 */
public record DataFile(String name, Path path, Path root, Encoding encoding) {

    private static final int GZIP_MAGIC = 0x1F8B;

    /** A file whose encoding is not said. */
    public DataFile(String name, Path path, Path root) {
        this(name, path, root, Encoding.UNSAID);
    }

    /** The same file, its text in this encoding. */
    public DataFile in(Encoding other) {
        return new DataFile(name, path, root, other);
    }

    /** The content, unpacked where the file is gzip, told by its first two bytes. */
    public InputStream open() throws IOException {
        requireFile();
        BufferedInputStream stream = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        try {
            stream.mark(2);
            boolean packed = isPacked(stream);
            stream.reset();
            return new CountedStream(packed ? new GZIPInputStream(stream, 1 << 16) : stream, name);
        } catch (IOException failed) {
            stream.close();
            throw failed;
        }
    }

    /** How many bytes it has on the disk. */
    public long size() {
        try {
            return Files.size(path);
        } catch (IOException failed) {
            throw unreadable(failed);
        }
    }

    /**
     * How many bytes its content has, unpacked.
     *
     * @param most of a packed file no more are counted than it takes to know that there are more
     */
    long unpackedSize(long most) {
        requireFile();
        if (!isPacked()) {
            return size();
        }
        try (InputStream stream = open()) {
            byte[] passed = new byte[1 << 16];
            long count = 0;
            for (int read = 0; read >= 0 && count <= most; read = stream.read(passed)) {
                count += read;
            }
            return count;
        } catch (IOException failed) {
            throw unreadable(failed);
        }
    }

    /** Whether it is a gzip file. */
    public boolean isPacked() {
        if (Files.isDirectory(path)) {
            return false;
        }
        try (InputStream stream = Files.newInputStream(path)) {
            return isPacked(stream);
        } catch (IOException failed) {
            throw unreadable(failed);
        }
    }

    private static boolean isPacked(InputStream stream) throws IOException {
        return ((stream.read() << 8) | stream.read()) == GZIP_MAGIC;
    }

    /** The content as text; the reader tells what is not of its encoding. */
    public Reader text() {
        try {
            return new EncodedReader(open(), name, encoding);
        } catch (IOException failed) {
            throw unreadable(failed);
        }
    }

    /**
     * This file, whose content is text that is held as a whole.
     *
     * @throws DatasetFailure if there is more of it than is held
     */
    public DataFile held() {
        int most = Memory.mostText();
        if (unpackedSize(most) > most) {
            throw DatasetFailure.tooLarge(
                    name,
                    String.format(
                            Locale.ROOT, "is larger than the %,d bytes of text that are held; %s", most, Memory.why()));
        }
        return this;
    }

    /** The text files of a folder, by name. */
    public List<DataFile> textFiles() {
        if (!Files.isDirectory(path)) {
            throw DatasetFailure.of(name, "is a file; expected a folder with one .txt file for each class");
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(entry -> entry.getFileName().toString().endsWith(".txt"))
                    .sorted()
                    .map(this::child)
                    .toList();
        } catch (IOException failed) {
            throw unreadable(failed);
        }
    }

    /** The files of a folder, those in folders within it left out, by name. */
    public List<DataFile> files() {
        return files(1);
    }

    /** The files of a folder and of all folders below it, by name. */
    public List<DataFile> filesBelow() {
        return files(Integer.MAX_VALUE);
    }

    private List<DataFile> files(int deep) {
        try (Stream<Path> entries = Files.walk(path, deep, FileVisitOption.FOLLOW_LINKS)) {
            return entries.filter(Files::isRegularFile)
                    .sorted()
                    .map(this::child)
                    .toList();
        } catch (IOException failed) {
            throw unreadable(failed);
        } catch (UncheckedIOException failed) {
            throw unreadable(failed.getCause());
        }
    }

    private DataFile child(Path entry) {
        String childName = name + "/" + path.relativize(entry);
        try {
            Path real = entry.toRealPath();
            if (!real.startsWith(root)) {
                throw DatasetFailure.of(childName, "is a link that leaves the data root");
            }
            return new DataFile(childName, real, root, encoding);
        } catch (IOException failed) {
            throw DatasetFailure.of(childName, "is a link to nothing; remove it, or put there what it leads to");
        }
    }

    /** What an I/O error on this file means to a person. */
    public DatasetFailure unreadable(IOException failed) {
        return DatasetFailure.of(
                name,
                switch (failed) {
                    case ZipException corrupt ->
                        "is a damaged gzip file: " + corrupt.getMessage() + "; copy or download it again";
                    case EOFException early -> "is a gzip file that ends early; copy or download it again";
                    case FileSystemLoopException loop -> "has a link in it that leads round in a circle; remove that";
                    case NoSuchFileException gone -> "is gone; put it back, or register the data set anew";
                    case AccessDeniedException denied -> "may not be read by the server's user; allow that";
                    default -> "cannot be read: " + Unreadable.why(failed);
                });
    }

    private void requireFile() {
        if (Files.isDirectory(path)) {
            throw DatasetFailure.of(name, "is a folder; expected a file");
        }
        if (!Files.isRegularFile(path)) {
            throw DatasetFailure.of(name, "is a pipe or a device; expected a file");
        }
    }
}
