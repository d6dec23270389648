package dev.espalier.store;

import dev.espalier.store.disk.DiskProbe;
import dev.espalier.store.disk.JournaledPath;
import dev.espalier.study.InvalidInput;
import java.nio.file.Path;
import java.time.InstantSource;

/** Opens study stores. */
public final class StudyStores {
    private static final String H2 = "jdbc:h2:";

    /**
     * No write delay: H2 writes at every commit, so that a killed process loses nothing it acknowledged. Files through
     * asynchronous channels, because an ordinary one is closed, and the database with it, when a thread that reads is
     * interrupted. The server closes the database itself once its last writes are in, so H2 must not do so on exit. What H2
     * has to say of a failure is in the server's log, so it keeps no file of its own of them.
     */
    private static final String H2_SETTINGS =
            ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=64;TRACE_LEVEL_FILE=0";

    /** What is no longer needed may be overwritten at once, which only the journal makes safe. */
    private static final String JOURNALED_SETTINGS = H2_SETTINGS + ";RETENTION_TIME=0";

    private StudyStores() {}

    /**
     * The store in {@code dataDirectory}, made if absent. No other process can open it until it is closed.
     *
     * @throws DirectoryInUse when another server has it open
     * @throws StoreFailure when the directory cannot be used
     */
    public static StudyStore open(Path dataDirectory) {
        Path directory = dataDirectory.toAbsolutePath().normalize();
        if (directory.toString().contains(";")) {
            throw new InvalidInput("data_dir", "the path " + directory + " must not contain a semicolon");
        }
        DirectoryLock lock = DirectoryLock.take(directory);
        try {
            Database database = journaled("async:" + directory.resolve("espalier"));
            lock.forceEntries();
            return new JdbiStudyStore(database, InstantSource.system(), lock::close);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** The database whose files' paths, as H2 names them, begin with {@code path}. */
    static Database journaled(String path) {
        JournaledPath.register();
        return Database.open(H2 + JournaledPath.SCHEME + ":" + path + JOURNALED_SETTINGS, new DiskProbe(path)::require);
    }

    /**
     * The store behind a JDBC URL, {@code jdbc:h2:…}.
     *
     * @throws InvalidInput when the URL is of another database
     */
    public static StudyStore open(String jdbcUrl) {
        if (!jdbcUrl.startsWith(H2)) {
            throw new InvalidInput("database", "the URL must begin with " + H2 + ", but is " + jdbcUrl);
        }
        return new JdbiStudyStore(Database.open(jdbcUrl + H2_SETTINGS), InstantSource.system(), () -> {});
    }
}
