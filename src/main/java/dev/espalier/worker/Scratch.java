package dev.espalier.worker;

import dev.espalier.trainer.checkpoint.UnwrittenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folders that attempts write into. */
final class Scratch {
    private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);

    private Scratch() {}

    /** @throws UnwrittenFile where the disk takes nothing */
    static Path make(Path root, String prefix) {
        try {
            return Files.createTempDirectory(root, prefix);
        } catch (IOException full) {
            throw new UnwrittenFile(full);
        }
    }

    /** What cannot be deleted stays until the server starts again. */
    static void delete(Path directory) {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException problem) {
            LOG.warn("{} could not be deleted", directory, problem);
        }
    }
}
