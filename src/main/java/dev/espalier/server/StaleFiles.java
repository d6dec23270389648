package dev.espalier.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a server that was killed had no time to clear away. */
final class StaleFiles {
    private StaleFiles() {}

    /**
     * Removes from {@code directory} what has one of these names, with all that is in it.
     *
     * @param names as in {@link Files#newDirectoryStream(Path, String)}, such as {@code cache-*}
     */
    static void clear(Path directory, String... names) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "{" + String.join(",", names) + "}")) {
            found.forEach(StaleFiles::clear);
        } catch (IOException problem) {
            throw new UncheckedIOException("The leftovers in " + directory + " cannot be removed", problem);
        }
    }

    private static void clear(Path leftover) {
        try (Stream<Path> paths = Files.walk(leftover)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException("The leftovers of " + leftover + " cannot be removed", problem);
        }
    }
}
