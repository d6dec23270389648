package dev.espalier.store;

import dev.espalier.study.Algorithm;
import dev.espalier.study.Budget;
import dev.espalier.study.Executor;
import dev.espalier.study.Goal;
import dev.espalier.study.Json;
import dev.espalier.study.Objective;
import dev.espalier.study.Resource;
import dev.espalier.study.StudySpec;
import dev.espalier.study.StudyState;
import dev.espalier.study.StudyState.Exhaustion;
import dev.espalier.study.StudyStatus;
import dev.espalier.study.Trials;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code study}: all of a study's state but its trials. */
final class StudyRows {
    private static final String INSERT = """
            INSERT INTO study (
                id, spec, status, reason, position, created_at, started_at, finished_at, spent, running_since, exhaustion)
            VALUES (
                :id, :spec, :status, :reason, :position, :created_at, :started_at, :finished_at, :spent, :running_since,
                :exhaustion)
            """;

    private static final String UPDATE = """
            UPDATE study
            SET status = :status, reason = :reason, position = :position, started_at = :started_at,
                finished_at = :finished_at, spent = :spent, running_since = :running_since, exhaustion = :exhaustion
            WHERE id = :id AND position = :previous
            """;

    private static final String UPDATE_SPEC = "UPDATE study SET spec = :spec WHERE id = :id";

    private static final String ONE = "SELECT * FROM study WHERE id = :id";

    private static final String UNFINISHED = """
            SELECT id FROM study WHERE status IN ('running', 'paused') ORDER BY created_at, id
            """;

    private static final String NEWEST_FIRST = """
            SELECT * FROM study
            WHERE (created_at < :created_at OR (created_at = :created_at AND id < :id)) %s
            ORDER BY created_at DESC, id DESC
            LIMIT :limit
            """;

    private static final StudySpec UNREADABLE = new StudySpec(
            "(its specification cannot be read)",
            List.of(new Objective("value", Goal.MINIMIZE, OptionalDouble.empty(), Objective.Summary.BEST)),
            Executor.EXTERNAL,
            new Resource("step", 1, 1),
            new Algorithm("random", Json.EMPTY),
            new Algorithm("none", Json.EMPTY),
            Budget.UNLIMITED,
            0,
            Json.EMPTY,
            List.of(),
            List.of(),
            "",
            List.of(),
            Duration.ofMinutes(1),
            List.of());

    private StudyRows() {}

    static void insert(Handle handle, StudyState state) {
        handle.createUpdate(INSERT)
                .bindMap(row(state))
                .bind("spec", RowJson.write(state.spec()))
                .execute();
    }

    /** Kept apart from {@link #update}, as it is large and seldom changes. */
    static void updateSpec(Handle handle, StudyState state) {
        handle.createUpdate(UPDATE_SPEC)
                .bind("id", state.id())
                .bind("spec", RowJson.write(state.spec()))
                .execute();
    }

    /** @return false when the study is not there, or not at journal position {@code previous} */
    static boolean update(Handle handle, StudyState state, long previous) {
        return handle.createUpdate(UPDATE)
                        .bindMap(row(state))
                        .bind("previous", previous)
                        .execute()
                == 1;
    }

    /** @throws IllegalArgumentException when its specification cannot be read */
    static Optional<StudyState> find(Handle handle, String study) {
        return handle.createQuery(ONE).bind("id", study).map(StudyRows::map).findOne();
    }

    /** To be shown: with a specification that says so where its own cannot be read. */
    static Optional<StudyState> shown(Handle handle, String study) {
        return handle.createQuery(ONE)
                .bind("id", study)
                .map(StudyRows::mapToShow)
                .findOne();
    }

    static List<String> unfinished(Handle handle) {
        return handle.createQuery(UNFINISHED).mapTo(String.class).list();
    }

    /** Studies created before {@code createdAt}, or then and with a lesser id; to be shown. */
    static List<StudyState> newestFirst(
            Handle handle, Optional<StudyStatus> status, long createdAt, String id, int limit) {
        return handle.createQuery(NEWEST_FIRST.formatted(status.isPresent() ? "AND status = :status" : ""))
                .bind("created_at", createdAt)
                .bind("id", id)
                .bind("status", status.map(EnumWords::word).orElse(""))
                .bind("limit", limit)
                .map(StudyRows::mapToShow)
                .list();
    }

    private static Map<String, Object> row(StudyState state) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", state.id());
        row.put("status", EnumWords.word(state.status()));
        row.put("reason", state.reason());
        row.put("position", state.position());
        row.put("created_at", Times.nanos(state.createdAt()));
        row.put("started_at", Times.nanosOrNull(state.startedAt()));
        row.put("finished_at", Times.nanosOrNull(state.finishedAt()));
        row.put("spent", state.spent().toNanos());
        row.put("running_since", Times.nanosOrNull(state.runningSince()));
        row.put("exhaustion", EnumWords.word(state.exhausted()));
        return row;
    }

    private static StudyState map(ResultSet row, StatementContext context) throws SQLException {
        return state(row, RowJson.read(row.getString("spec"), StudySpec.class));
    }

    private static StudyState mapToShow(ResultSet row, StatementContext context) throws SQLException {
        try {
            return map(row, context);
        } catch (RuntimeException nonsense) {
            return state(row, UNREADABLE);
        }
    }

    private static StudyState state(ResultSet row, StudySpec spec) throws SQLException {
        return new StudyState(
                row.getString("id"),
                spec,
                EnumWords.constant(StudyStatus.class, row.getString("status")),
                row.getString("reason"),
                row.getLong("position"),
                Trials.NONE,
                Times.instant(row.getLong("created_at")),
                Times.optional(row, "started_at"),
                Times.optional(row, "finished_at"),
                Duration.ofNanos(row.getLong("spent")),
                Times.optional(row, "running_since"),
                EnumWords.constant(Exhaustion.class, row.getString("exhaustion")));
    }
}
