package dev.espalier.store.disk;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;

/**
 * What runs an embedded H2 database, of which SQL gives no hold once the database has failed: H2 closes it by itself at the
 * first write that the disk refuses. Of one that runs in another process nothing is known, and nothing is done.
 */
public final class EmbeddedEngine {
    /** Percent of the bytes in the file that are still needed, below which it is compacted. */
    private static final int LEAST_NEEDED = 80;

    /** Bytes of needed pages that are written again at a time, about. */
    private static final int BYTES_A_TIME = 512 << 10;

    private final Optional<Database> database;

    private EmbeddedEngine(Optional<Database> database) {
        this.database = database;
    }

    /** The engine behind a connection. */
    public static EmbeddedEngine of(Connection connection) {
        try {
            return new EmbeddedEngine(
                    connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session
                            ? Optional.of(session.getDatabase())
                            : Optional.empty());
        } catch (SQLException e) {
            throw new IllegalStateException("this is not a connection to an H2 database", e);
        }
    }

    /**
     * Does a little to keep the file small while it is written to. Each commit is a chunk of its own, of which the next commits
     * make most pages obsolete; the pages still needed of the emptiest chunks are written again with the next commit, and the
     * chunks' space is reused. H2 does this by itself only in a thread of its own, and that may hand a commit to the file after
     * {@code CHECKPOINT SYNC}.
     */
    public void compact() {
        database.ifPresent(here -> here.getStore().getMvStore().compact(LEAST_NEEDED, BYTES_A_TIME));
    }

    /** Lets go of the database's file, whatever is not on the disk; all connections are dead from now on. */
    public void abandon() {
        database.ifPresent(Database::shutdownImmediately);
    }
}
