package dev.espalier.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The store on H2 in a directory. */
class H2StudyStoreTest {
    @TempDir
    static Path directory;

    private static StudyStore store;

    @BeforeAll
    static void open() {
        store = StudyStores.open(directory);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Nested
    class Changes extends StudyStoreContract {
        @Override
        StudyStore store() {
            return store;
        }
    }
}
