package dev.espalier.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a server that was killed had no time to clear away. */
final class Leftovers {
    private Leftovers() {}

    /** Removes the directories and all in them; one that is not there is no error. */
    static void clear(Path... directories) {
        for (Path directory : directories) {
            if (Files.isDirectory(directory)) {
                clear(directory);
            }
        }
    }

    private static void clear(Path directory) {
        try (Stream<Path> paths = Files.walk(directory)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException("The leftovers in " + directory + " cannot be removed.", problem);
        }
    }
}
