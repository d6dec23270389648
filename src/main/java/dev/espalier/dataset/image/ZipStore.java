package dev.espalier.dataset.image;

import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A zip of image files. Nothing is ever extracted to the disk, so what an entry is called can do no harm. Stays open as
 * long as it is referred to: the JDK closes a zip that nothing refers to any more.
 */
record ZipStore(DataFile file, ZipFile zip) implements ImageStore {

    static ZipStore open(DataFile file) {
        try {
            return new ZipStore(file, new ZipFile(file.path().toFile()));
        } catch (IOException | RuntimeException damaged) {
            throw DatasetFailure.of(
                    file.name(),
                    "is neither a folder nor a sound zip: %s; copy or download it again".formatted(why(damaged)));
        }
    }

    private static String why(Exception damaged) {
        return damaged instanceof IOException io ? Unreadable.why(io) : "its directory of entries is damaged";
    }

    @Override
    public List<String> paths() {
        return zip.stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipEntry::getName)
                .sorted()
                .distinct()
                .toList();
    }

    @Override
    public long size(String path) {
        long size = zip.getEntry(path).getSize();
        return size < 0 ? Long.MAX_VALUE : size;
    }

    @Override
    public byte[] content(String path) {
        try (InputStream stream = zip.getInputStream(zip.getEntry(path))) {
            return ImageStore.bounded(stream, message -> failure(path, message));
        } catch (IOException | RuntimeException damaged) {
            if (damaged instanceof DatasetFailure named) {
                throw named;
            }
            throw failure(path, "cannot be unpacked: " + why(damaged));
        }
    }

    @Override
    public DatasetFailure failure(String path, String message) {
        return DatasetFailure.atEntry(file.name(), path, message);
    }
}
