package dev.espalier.store;

import dev.espalier.store.disk.EmbeddedEngine;
import dev.espalier.study.Failure;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections to one database: any number that read, one that writes.
 *
 * <p>A disk that refuses a write makes it unwritable: it is opened once more, so that reads go on from what was acknowledged,
 * and refuses every write until {@link #recover} finds that the disk takes something again.
 */
final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    /** How often a read is tried while the database is closed and opened. */
    private static final int MOST_READS = 10;

    private static final int CONNECTIONS = 12;
    private static final int COMMITS_A_COMPACTION = 4;

    private static final String FOR_READING = ";ACCESS_MODE_DATA=r";

    /** What a connection says once the database under it was closed, or was closed by a disk that refused. */
    private static final Set<Integer> DOWN = Set.of(
            ErrorCode.DATABASE_IS_CLOSED,
            ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
            ErrorCode.CONNECTION_BROKEN_1,
            ErrorCode.OBJECT_CLOSED,
            ErrorCode.IO_EXCEPTION_1,
            ErrorCode.IO_EXCEPTION_2);

    private final String url;
    private final Disk disk;

    /** Fair, so that a long row of writes by one thread lets those of others in between. */
    private final ReentrantLock writing = new ReentrantLock(true);

    private volatile Link link;
    private volatile Optional<StoreFailure> refusal = Optional.empty();
    private volatile boolean closed;

    /** While there is no database under {@code link}. */
    private volatile boolean reopening;

    private long commits;

    /** The disk that the database is on. */
    @FunctionalInterface
    interface Disk {
        /** @throws IOException where it takes nothing */
        void require() throws IOException;
    }

    private record Link(JdbcConnectionPool pool, Jdbi jdbi, EmbeddedEngine engine) {
        static Link to(String url) {
            JdbcConnectionPool pool = JdbcConnectionPool.create(url, "sa", "");
            pool.setMaxConnections(CONNECTIONS);
            try {
                Jdbi jdbi = Jdbi.create(pool);
                return new Link(pool, jdbi, jdbi.withHandle(handle -> EmbeddedEngine.of(handle.getConnection())));
            } catch (RuntimeException e) {
                pool.dispose();
                throw e;
            }
        }
    }

    private Database(String url, Disk disk, Link link) {
        this.url = url;
        this.disk = disk;
        this.link = link;
    }

    /** The database behind a URL, of whose disk nothing is known. */
    static Database open(String h2Url) {
        return open(h2Url, () -> {});
    }

    /**
     * Connects and brings the tables up to date.
     *
     * @throws StoreFailure where the database cannot be read, or cannot be written
     */
    static Database open(String h2Url, Disk disk) {
        Optional<Database> opened = Optional.empty();
        try {
            disk.require();
            Database database = new Database(h2Url, disk, Link.to(h2Url));
            opened = Optional.of(database);
            Flyway.configure()
                    .dataSource(database.link.pool())
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            database.force();
            return database;
        } catch (IOException e) {
            throw StoreFailure.unwritable(e);
        } catch (RuntimeException e) {
            opened.ifPresent(database -> database.link.pool().dispose());
            throw isRefusedByDisk(e)
                    ? StoreFailure.unwritable(e)
                    : new StoreFailure("The database could not be opened: " + e.getMessage(), e);
        }
    }

    <T> T read(Function<Handle, T> query) {
        return reading(jdbi -> jdbi.withHandle(query::apply));
    }

    /** Reads with several statements that see the same state. */
    <T> T readConsistently(Function<Handle, T> query) {
        return reading(jdbi -> jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, query::apply));
    }

    /**
     * Reads again, from the database as it is opened again, where it was closed meanwhile. That happens several times in a row
     * while a full disk gets room: opened for reading, for writing, and for reading if it is full after all.
     */
    private <T> T reading(Function<Jdbi, T> query) {
        for (int attempt = 1; ; attempt++) {
            Link used = link;
            try {
                return query.apply(used.jdbi());
            } catch (Failure said) {
                throw said;
            } catch (RuntimeException e) {
                // H2 closes the database by itself when the disk refuses, and readers may hear of it in any words.
                boolean isUp = !isDown(e) && answers();
                if (closed || attempt == MOST_READS || (isUp && used == link && !reopening)) {
                    throw failure(e);
                }
            }
            revive(used);
        }
    }

    /** Performs {@code work} in one transaction, which is on the disk once this returns. */
    void write(Consumer<Handle> work) {
        exclusively(() -> {
            link.jdbi().useTransaction(work::accept);
            force();
            compactNowAndThen();
        });
    }

    /** Performs {@code work} in one transaction that may be lost when the process dies, or the disk refuses, soon after. */
    void writeUnforced(Consumer<Handle> work) {
        exclusively(() -> link.jdbi().useTransaction(work::accept));
    }

    /** Why nothing can be written at present. */
    Optional<StoreFailure> refusal() {
        return refusal;
    }

    /** Tries to write again where that was refused before. @return whether it can be written */
    boolean recover() {
        writing.lock();
        try {
            if (refusal.isEmpty() || closed) {
                return !closed;
            }
            disk.require();
            return forWriting();
        } catch (IOException e) {
            refusal = Optional.of(StoreFailure.unwritable(e));
            return false;
        } finally {
            writing.unlock();
        }
    }

    private boolean forWriting() {
        try {
            reopen(url);
            force();
            refusal = Optional.empty();
            LOG.info("the database can be written again");
            return true;
        } catch (RuntimeException e) {
            refusal = Optional.of(StoreFailure.unwritable(e));
            forReading();
            return false;
        }
    }

    /** Closes the database with its last connection; the pool keeps one until now, so it never closes in between. */
    @Override
    public void close() {
        writing.lock();
        try {
            closed = true;
            if (refusal.isPresent()) {
                link.engine().abandon();
            }
            link.pool().dispose();
        } finally {
            writing.unlock();
        }
    }

    /** H2 hands each commit to its file; this has the file hand it to the disk. */
    private void force() {
        link.jdbi().useHandle(handle -> handle.execute("CHECKPOINT SYNC"));
    }

    /** Now and then, after what was committed is on the disk; what it rewrites goes to the disk with a later commit. */
    private void compactNowAndThen() {
        commits++;
        if (commits % COMMITS_A_COMPACTION == 0) {
            try {
                link.engine().compact();
            } catch (RuntimeException e) {
                LOG.warn("the database could not be compacted", e);
            }
        }
    }

    private void exclusively(Runnable work) {
        writing.lock();
        try {
            refusal.ifPresent(known -> {
                throw StoreFailure.again(known);
            });
            work.run();
        } catch (JdbiException e) {
            if (closed || !isDown(e) || (!isRefusedByDisk(e) && answers())) {
                throw failure(e);
            }
            throw refuse(e);
        } finally {
            writing.unlock();
        }
    }

    /** Nothing of what was just written counts: the database is read again as it was before. */
    private StoreFailure refuse(RuntimeException problem) {
        StoreFailure why = StoreFailure.unwritable(problem);
        LOG.error("{} ({})", why.getMessage(), root(problem).toString());
        refusal = Optional.of(why);
        forReading();
        return why;
    }

    /** What cannot be opened now is tried again by the next who reads. */
    private void forReading() {
        try {
            reopen(url + FOR_READING);
        } catch (RuntimeException e) {
            LOG.error("the database cannot be read", e);
        }
    }

    private void revive(Link broken) {
        writing.lock();
        try {
            if (link == broken && !closed && !answers()) {
                if (refusal.isPresent()) {
                    forReading();
                } else {
                    reopen(url);
                }
            }
        } finally {
            writing.unlock();
        }
    }

    private boolean answers() {
        try {
            return link.jdbi()
                            .withHandle(handle -> handle.select("SELECT 1")
                                    .mapTo(Integer.class)
                                    .one())
                    == 1;
        } catch (RuntimeException down) {
            return false;
        }
    }

    private void reopen(String how) {
        reopening = true;
        Link before = link;
        before.pool().dispose();
        before.engine().abandon();
        link = Link.to(how);
        reopening = false;
    }

    private static Throwable root(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static boolean isDown(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || cause instanceof SQLException problem && DOWN.contains(problem.getErrorCode())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRefusedByDisk(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    private static RuntimeException failure(RuntimeException e) {
        if (!(e instanceof JdbiException)) {
            return e;
        }
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new StoreFailure("The database failed: " + cause.getMessage(), e);
    }
}
