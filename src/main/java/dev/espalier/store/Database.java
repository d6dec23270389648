package dev.espalier.store;

import dev.espalier.store.disk.Compaction;
import dev.espalier.study.Failure;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections to one database: any number that read, one that writes. */
final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int CONNECTIONS = 12;
    private static final int COMMITS_A_COMPACTION = 4;

    private final JdbcConnectionPool pool;
    private final Jdbi jdbi;

    /** Fair, so that a long row of writes by one thread lets those of others in between. */
    private final ReentrantLock writing = new ReentrantLock(true);

    private long commits;

    private Database(JdbcConnectionPool pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
    }

    /** Connects and brings the tables up to date. */
    static Database open(String h2Url) {
        JdbcConnectionPool pool = JdbcConnectionPool.create(h2Url, "sa", "");
        pool.setMaxConnections(CONNECTIONS);
        try {
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        } catch (RuntimeException e) {
            pool.dispose();
            throw new StoreFailure("The database could not be opened: " + e.getMessage(), e);
        }
        return new Database(pool);
    }

    <T> T read(Function<Handle, T> query) {
        try {
            return jdbi.withHandle(query::apply);
        } catch (JdbiException e) {
            throw failure(e);
        }
    }

    /** Reads with several statements that see the same state. */
    <T> T readConsistently(Function<Handle, T> query) {
        try {
            return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, query::apply);
        } catch (JdbiException e) {
            throw failure(e);
        }
    }

    /** Performs {@code work} in one transaction, which is on the disk once this returns. */
    void write(Consumer<Handle> work) {
        exclusively(() -> {
            jdbi.useTransaction(work::accept);
            force();
            compactNowAndThen();
        });
    }

    /** Performs {@code work} in one transaction that may be lost when the process dies soon after. */
    void writeUnforced(Consumer<Handle> work) {
        exclusively(() -> jdbi.useTransaction(work::accept));
    }

    /** Closes the database with its last connection; the pool keeps one until now, so it never closes in between. */
    @Override
    public void close() {
        exclusively(pool::dispose);
    }

    /** H2 hands each commit to its file; this has the file hand it to the disk. */
    private void force() {
        jdbi.useHandle(handle -> handle.execute("CHECKPOINT SYNC"));
    }

    /** Now and then, after what was committed is on the disk; what it rewrites goes to the disk with a later commit. */
    private void compactNowAndThen() {
        commits++;
        if (commits % COMMITS_A_COMPACTION == 0) {
            try {
                jdbi.useHandle(handle -> Compaction.run(handle.getConnection()));
            } catch (RuntimeException e) {
                LOG.warn("the database could not be compacted", e);
            }
        }
    }

    private void exclusively(Runnable work) {
        writing.lock();
        try {
            work.run();
        } catch (JdbiException e) {
            throw failure(e);
        } finally {
            writing.unlock();
        }
    }

    private static Failure failure(JdbiException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return StoreFailure.unwritable(e);
            }
        }
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new StoreFailure("The database failed: " + cause.getMessage(), e);
    }
}
