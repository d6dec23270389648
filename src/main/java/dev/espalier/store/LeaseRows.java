package dev.espalier.store;

import dev.espalier.store.StudyStore.AttemptRow;
import dev.espalier.study.Lease;
import dev.espalier.study.StudyChange;
import dev.espalier.study.StudyEvent;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The table {@code lease}: one row an attempt, open while the attempt runs. */
final class LeaseRows {
    private static final String UPDATE = """
            UPDATE lease
            SET token = :token, holder = :holder, expires_at = :expires_at, from_step = :from_step, to_step = :to_step
            WHERE study = :study AND trial = :trial AND attempt = :attempt
            """;

    private static final String INSERT = """
            INSERT INTO lease (
                study, trial, attempt, token, holder, expires_at, from_step, to_step, started_at, ended_at, outcome)
            VALUES (
                :study, :trial, :attempt, :token, :holder, :expires_at, :from_step, :to_step, :started_at, NULL, 'running')
            """;

    private static final String END = """
            UPDATE lease SET ended_at = :ended_at, outcome = :outcome
            WHERE study = :study AND trial = :trial AND attempt = :attempt AND ended_at IS NULL
            """;

    private static final String ATTEMPTS = """
            SELECT attempt, holder, from_step, to_step, started_at, ended_at, outcome
            FROM lease
            WHERE study = :study AND trial = :trial
            ORDER BY attempt
            """;

    private LeaseRows() {}

    static void hold(Handle handle, List<Map<String, Object>> rows) {
        Upsert.run(handle, UPDATE, INSERT, rows);
    }

    static void end(Handle handle, List<Map<String, Object>> rows) {
        Upsert.batch(handle, END, rows);
    }

    static List<AttemptRow> attempts(Handle handle, String study, int trial) {
        return handle.createQuery(ATTEMPTS)
                .bind("study", study)
                .bind("trial", trial)
                .map((row, context) -> new AttemptRow(
                        row.getInt("attempt"),
                        row.getString("holder"),
                        row.getInt("from_step"),
                        row.getInt("to_step"),
                        Times.instant(row.getLong("started_at")),
                        Times.optional(row, "ended_at"),
                        row.getString("outcome")))
                .list();
    }

    static Map<String, Object> held(StudyChange change, Trial trial, Lease lease) {
        Map<String, Object> row = key(change, trial, trial.attempt());
        row.put("token", lease.token());
        row.put("holder", lease.holder());
        row.put("expires_at", Times.nanos(lease.expiresAt()));
        row.put("from_step", lease.from());
        row.put("to_step", lease.to());
        row.put(
                "started_at",
                Times.nanos(trial.attemptStartedAt().orElse(change.event().at())));
        return row;
    }

    static Map<String, Object> ended(StudyChange change, Trial trial) {
        Map<String, Object> row = key(change, trial, trial.attempt());
        row.put("ended_at", Times.nanos(change.event().at()));
        row.put("outcome", outcome(change.event(), trial));
        return row;
    }

    private static Map<String, Object> key(StudyChange change, Trial trial, int attempt) {
        Map<String, Object> row = new HashMap<>();
        row.put("study", change.after().id());
        row.put("trial", trial.number());
        row.put("attempt", attempt);
        return row;
    }

    /** A trial waits when its attempt was cut off, or when it paused because its study did. */
    private static String outcome(StudyEvent event, Trial trial) {
        String word = switch (event) {
            case StudyEvent.AttemptReturned _ when trial.state() == TrialState.WAITING -> "given back";
            case StudyEvent.Measured _ when trial.state() == TrialState.WAITING -> "paused";
            default -> trial.state() == TrialState.WAITING ? "lost" : EnumWords.word(trial.state());
        };
        return trial.reason().isEmpty() ? word : word + ": " + trial.reason();
    }
}
