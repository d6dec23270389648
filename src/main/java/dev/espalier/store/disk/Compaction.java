package dev.espalier.store.disk;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/**
 * Keeps H2's file small while it is written to. Each commit is a chunk of its own, of which the next commits make most pages
 * obsolete; the pages still needed of the emptiest chunks are written again with the next commit, and the chunks' space is reused.
 * H2 does this by itself only in a thread of its own, and that may hand a commit to the file after {@code CHECKPOINT SYNC}.
 */
public final class Compaction {
    /** Percent of the bytes in the file that are still needed, below which it is compacted. */
    private static final int LEAST_NEEDED = 65;

    /** Bytes of needed pages that are written again at a time, about. */
    private static final int BYTES_A_TIME = 512 << 10;

    private Compaction() {}

    /** Does a little of it, if there is something to do. */
    public static void run(Connection connection) {
        store(connection).compact(LEAST_NEEDED, BYTES_A_TIME);
    }

    private static MVStore store(Connection connection) {
        try {
            return ((SessionLocal) connection.unwrap(JdbcConnection.class).getSession())
                    .getDatabase()
                    .getStore()
                    .getMvStore();
        } catch (SQLException e) {
            throw new IllegalStateException("this is not a connection to an embedded H2 database", e);
        }
    }
}
