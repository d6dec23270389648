package dev.espalier.dataset.image;

import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Memory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/** Where image files lie. Safe to read from many threads at once. */
public sealed interface ImageStore permits ImageStore.Folder, ZipStore {

    /** What the registration calls it. */
    DataFile file();

    /** The paths of the files in it, with slashes, in the order of their names. */
    List<String> paths();

    /** How many bytes one says it has; the most there can be where it does not say. */
    long size(String path);

    /** The bytes of one. */
    byte[] content(String path);

    /** The error for one. */
    DatasetFailure failure(String path, String message);

    static ImageStore open(DataFile file) {
        return Files.isDirectory(file.path()) ? Folder.of(file) : ZipStore.open(file);
    }

    /** Reads one file whole. */
    static byte[] bounded(InputStream stream, DatasetFailure.Naming failure) throws IOException {
        int most = Memory.mostImageFile();
        byte[] content = stream.readNBytes(most);
        if (stream.read() >= 0) {
            throw failure.of(String.format(
                    Locale.ROOT,
                    "is larger than the %,d bytes that are read of an image file: %s",
                    most,
                    Memory.why()));
        }
        return content;
    }

    /** A folder and what is below it. */
    record Folder(DataFile file, Map<String, DataFile> files) implements ImageStore {
        public static Folder of(DataFile folder) {
            SequencedMap<String, DataFile> files = new LinkedHashMap<>();
            for (DataFile found : folder.filesBelow()) {
                files.put(found.name().substring(folder.name().length() + 1).replace('\\', '/'), found);
            }
            return new Folder(folder, files);
        }

        @Override
        public List<String> paths() {
            return List.copyOf(files.keySet());
        }

        @Override
        public long size(String path) {
            return files.get(path).size();
        }

        @Override
        public byte[] content(String path) {
            DataFile found = files.get(path);
            try (InputStream stream = Files.newInputStream(found.path())) {
                return bounded(stream, message -> failure(path, message));
            } catch (IOException failed) {
                throw found.unreadable(failed);
            }
        }

        @Override
        public DatasetFailure failure(String path, String message) {
            return DatasetFailure.of(files.get(path).name(), message);
        }
    }
}
