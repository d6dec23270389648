package dev.espalier.store;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes studies out. The study itself goes at once, and with it any change to it that comes late; its rows, which may be
 * millions, go some thousand at a time, so that the reports of other studies need not wait for all of them. What was not
 * done when the store closed is done after it is opened again.
 */
final class Deletions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Deletions.class);
    private static final int TRIALS = 100;
    private static final int EVENTS = 500;

    private static final List<String> FORGET = List.of(
            "DELETE FROM deletion WHERE study = :study",
            "INSERT INTO deletion (study) SELECT id FROM study WHERE id = :study",
            "DELETE FROM study WHERE id = :study");

    private static final List<String> SLICE_OF_TRIALS = List.of(
            "DELETE FROM trial_parameter WHERE study = :study AND trial >= :from AND trial < :to",
            "DELETE FROM measurement WHERE study = :study AND trial >= :from AND trial < :to",
            "DELETE FROM lease WHERE study = :study AND trial >= :from AND trial < :to",
            "DELETE FROM trial WHERE study = :study AND number >= :from AND number < :to");

    private static final List<String> SLICE_OF_EVENTS =
            List.of("DELETE FROM event WHERE study = :study AND position >= :from AND position < :to");

    private static final String LAST_TRIAL = """
            SELECT number FROM trial WHERE study = :study ORDER BY study DESC, number DESC LIMIT 1
            """;

    private static final String LAST_EVENT = """
            SELECT position FROM event WHERE study = :study ORDER BY study DESC, position DESC LIMIT 1
            """;

    private final Database database;
    private Thread leftovers;
    private volatile boolean closed;

    Deletions(Database database) {
        this.database = database;
        this.leftovers = begin();
    }

    private Thread begin() {
        return Thread.ofVirtual().name("store-deletions").start(this::finishAll);
    }

    /** Does what a disk that refused left to do. */
    synchronized void goOn() {
        if (!closed && !leftovers.isAlive()) {
            leftovers = begin();
        }
    }

    /** Returns once every row is gone, or the disk takes no more; what is left then goes once it does. */
    void delete(String study) {
        database.write(handle -> execute(handle, FORGET, study, 0, 0));
        finishWhatTheDiskTakes(study);
    }

    private void finishWhatTheDiskTakes(String study) {
        try {
            finish(study);
        } catch (StoreFailure refused) {
            if (database.refusal().isEmpty()) {
                throw refused;
            }
            LOG.warn("the rows of the deleted study {} stay for now: {}", study, refused.getMessage());
        }
    }

    /** Leaves what is still to do for the next time. */
    @Override
    public synchronized void close() {
        closed = true;
        Threads.joinUninterruptibly(leftovers);
    }

    private void finishAll() {
        database.read(handle -> handle.createQuery("SELECT study FROM deletion")
                        .mapTo(String.class)
                        .list())
                .forEach(this::finishWhatTheDiskTakes);
    }

    private void finish(String study) {
        slice(study, SLICE_OF_TRIALS, LAST_TRIAL, TRIALS);
        slice(study, SLICE_OF_EVENTS, LAST_EVENT, EVENTS);
        if (!closed) {
            database.write(
                    handle -> execute(handle, List.of("DELETE FROM deletion WHERE study = :study"), study, 0, 0));
        }
    }

    private void slice(String study, List<String> statements, String last, int rows) {
        long end = database.read(handle -> handle.createQuery(last)
                        .bind("study", study)
                        .mapTo(Long.class)
                        .findOne())
                .orElse(-1L);
        for (long from = 0; from <= end && !closed; from += rows) {
            long start = from;
            database.writeUnforced(handle -> execute(handle, statements, study, start, start + rows));
        }
    }

    private static void execute(Handle handle, List<String> statements, String study, long from, long to) {
        for (String statement : statements) {
            handle.createUpdate(statement)
                    .bind("study", study)
                    .bind("from", from)
                    .bind("to", to)
                    .execute();
        }
    }
}
