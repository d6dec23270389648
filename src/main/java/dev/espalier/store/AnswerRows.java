package dev.espalier.store;

import dev.espalier.store.StudyStore.RememberedAnswer;
import dev.espalier.store.StudyStore.RememberedRequest;
import dev.espalier.study.RequestKey;
import dev.espalier.study.StudyChange;
import dev.espalier.study.StudyEvent.TrialCancelled;
import dev.espalier.study.StudyEvent.TrialEnqueued;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code answer}: what was said to requests that may be sent again. */
final class AnswerRows {
    private static final Duration KEPT = Duration.ofDays(1);

    private static final String FORGET_OLD = "DELETE FROM answer WHERE remembered_at < :oldest";

    private static final String FORGET_BEYOND = """
            DELETE FROM answer WHERE remembered_at < (
                SELECT remembered_at FROM answer ORDER BY remembered_at DESC OFFSET :most ROWS FETCH FIRST 1 ROW ONLY)
            """;

    private static final String UPDATE = """
            UPDATE answer SET status = :status, location = :location, body = :body
            WHERE request_key = :key AND status = 0
            """;

    private static final String INSERT = """
            INSERT INTO answer (request_key, fingerprint, status, location, body, remembered_at, study, trial)
            VALUES (:key, :fingerprint, :status, :location, :body, :now, :study, :trial)
            """;

    private static final String FIND = "SELECT * FROM answer WHERE request_key = :key";

    private AnswerRows() {}

    static Optional<RememberedRequest> find(Handle handle, String key) {
        return handle.createQuery(FIND)
                .bind("key", key)
                .map((row, context) -> new RememberedRequest(
                        row.getString("fingerprint"),
                        Optional.ofNullable(row.getString("study")).orElse(""),
                        Optional.ofNullable(row.getObject("trial", Integer.class)),
                        Optional.of(new RememberedAnswer(
                                        row.getInt("status"), row.getString("location"), row.getString("body")))
                                .filter(answer -> answer.status() > 0)))
                .findOne();
    }

    /** The row of a change that a request asked for, its answer not known yet. */
    static Map<String, Object> asked(RequestKey request, StudyChange change, Instant now) {
        Map<String, Object> row = row(request, new RememberedAnswer(0, "", ""), now);
        row.put("study", change.after().id());
        row.put("trial", trial(change));
        return row;
    }

    /** The trial that the answer will be about; absent where it is about the study. */
    private static Integer trial(StudyChange change) {
        if (change.event() instanceof TrialCancelled cancelled) {
            return cancelled.number();
        }
        return change.event() instanceof TrialEnqueued
                ? change.trials().getFirst().number()
                : null;
    }

    static void ask(Handle handle, List<Map<String, Object>> rows) {
        Upsert.batch(handle, INSERT, rows);
    }

    static void remember(Handle handle, RequestKey request, RememberedAnswer answer, Instant now) {
        handle.createUpdate(FORGET_OLD)
                .bind("oldest", Times.nanos(now.minus(KEPT)))
                .execute();
        Map<String, Object> row = row(request, answer, now);
        if (Upsert.batch(handle, UPDATE, List.of(row))[0] == 0
                && find(handle, request.key()).isEmpty()) {
            row.put("study", null);
            row.put("trial", null);
            Upsert.batch(handle, INSERT, List.of(row));
        }
    }

    /** Drops the oldest of more than {@code most}. */
    static void forget(Handle handle, int most) {
        handle.createUpdate(FORGET_BEYOND).bind("most", most).execute();
    }

    private static Map<String, Object> row(RequestKey request, RememberedAnswer answer, Instant now) {
        Map<String, Object> row = new HashMap<>();
        row.put("key", request.key());
        row.put("fingerprint", request.fingerprint());
        row.put("status", answer.status());
        row.put("location", answer.location());
        row.put("body", answer.body());
        row.put("now", Times.nanos(now));
        return row;
    }
}
