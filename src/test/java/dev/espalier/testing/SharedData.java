package dev.espalier.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real data for tests, read in place from {@code ESPALIER_TEST_DATA} or {@code ../shared/data}; tests are skipped where it is absent. */
public final class SharedData {
    private SharedData() {}

    /** The folder that holds every data set; the calling test is skipped, saying so, where there is none. */
    public static Path root() {
        String named = System.getenv("ESPALIER_TEST_DATA");
        Path root = Path.of(named == null ? "../shared/data" : named)
                .toAbsolutePath()
                .normalize();
        Assumptions.assumeTrue(Files.isDirectory(root), () -> "skipped: the test data folder " + root + " is absent");
        return root;
    }

    /** A file or folder of the test data; the calling test is skipped, naming it, where it is absent. */
    public static Path require(String relative) {
        Path path = root().resolve(relative);
        Assumptions.assumeTrue(Files.exists(path), () -> "skipped: the test data " + path + " is absent");
        return path;
    }
}
