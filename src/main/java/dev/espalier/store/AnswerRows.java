package dev.espalier.store;

import dev.espalier.store.StudyStore.RememberedAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code answer}: what was said to requests that may be repeated. */
final class AnswerRows {
    private static final Duration KEPT = Duration.ofDays(1);

    private static final String FORGET = "DELETE FROM answer WHERE remembered_at < :oldest";

    private static final String INSERT = """
            INSERT INTO answer (request_key, fingerprint, status, location, body, remembered_at)
            VALUES (:key, :fingerprint, :status, :location, :body, :now)
            """;

    private static final String FIND = "SELECT * FROM answer WHERE request_key = :key";

    private AnswerRows() {}

    static Optional<RememberedAnswer> find(Handle handle, String key) {
        return handle.createQuery(FIND)
                .bind("key", key)
                .map((row, context) -> new RememberedAnswer(
                        row.getString("fingerprint"),
                        row.getInt("status"),
                        row.getString("location"),
                        row.getString("body")))
                .findOne();
    }

    static void remember(Handle handle, String key, RememberedAnswer answer, Instant now) {
        handle.createUpdate(FORGET).bind("oldest", Times.nanos(now.minus(KEPT))).execute();
        if (find(handle, key).isEmpty()) {
            handle.createUpdate(INSERT)
                    .bind("key", key)
                    .bind("fingerprint", answer.fingerprint())
                    .bind("status", answer.status())
                    .bind("location", answer.location())
                    .bind("body", answer.body())
                    .bind("now", Times.nanos(now))
                    .execute();
        }
    }
}
