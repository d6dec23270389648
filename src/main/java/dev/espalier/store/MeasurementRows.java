package dev.espalier.store;

import dev.espalier.store.StudyStore.MeasurementRow;
import dev.espalier.store.StudyStore.Standing;
import dev.espalier.study.Measurement;
import dev.espalier.study.StudyChange;
import dev.espalier.study.StudyEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code measurement}. */
final class MeasurementRows {
    private static final String INSERT = """
            INSERT INTO measurement (
                study, trial, attempt, step, position, at, metrics, decision, reason, standing)
            VALUES (
                :study, :trial, :attempt, :step, :position, :at, :metrics, :decision, :reason, TRUE)
            """;

    private static final String SUPERSEDE = """
            UPDATE measurement SET standing = FALSE, position = :position
            WHERE study = :study AND trial = :trial AND attempt <= :attempt AND step > :step AND standing
            """;

    private static final String EXTEND = """
            UPDATE measurement
            SET metrics = :metrics, position = :position,
                decision = COALESCE(:decision, decision), reason = COALESCE(:reason, reason)
            WHERE study = :study AND trial = :trial AND attempt = :attempt AND step = :step
            """;

    private static final String STANDING = """
            SELECT * FROM measurement
            WHERE study = :study AND trial = :trial AND step = :step AND standing
            ORDER BY attempt DESC
            LIMIT 1
            """;

    /** The position of the last row that still fits the limit. */
    private static final String CUT = """
            SELECT position FROM measurement
            WHERE study = :study AND position > :after %s
            ORDER BY study, position, trial, step
            LIMIT 1 OFFSET :skip
            """;

    private static final String CHANGED = """
            SELECT * FROM measurement
            WHERE study = :study AND position > :after AND position <= :cut %s
            ORDER BY study, position, trial, step, attempt
            """;

    private MeasurementRows() {}

    static void insert(Handle handle, List<Map<String, Object>> rows) {
        Upsert.batch(handle, INSERT, rows);
    }

    static void supersede(Handle handle, List<Map<String, Object>> rows) {
        Upsert.batch(handle, SUPERSEDE, rows);
    }

    static void extend(Handle handle, List<Map<String, Object>> rows) {
        Upsert.batch(handle, EXTEND, rows);
    }

    /** What a second report made of a step; what was decided on it stays, unless that decided anew. */
    static Map<String, Object> extended(StudyChange change, StudyEvent.MetricsAdded added) {
        Map<String, Object> row = new HashMap<>();
        row.put("study", change.after().id());
        row.put("trial", added.number());
        row.put("attempt", added.attempt());
        row.put("step", added.measurement().step());
        row.put("position", change.after().position());
        row.put("metrics", RowJson.printMetrics(added.measurement().metrics()));
        row.put("decision", change.decided().map(StudyChange.Decided::decision).orElse(null));
        row.put("reason", change.decided().map(StudyChange.Decided::reason).orElse(null));
        return row;
    }

    static Optional<MeasurementRow> standing(Handle handle, String study, int trial, int step) {
        return handle.createQuery(STANDING)
                .bind("study", study)
                .bind("trial", trial)
                .bind("step", step)
                .map(MeasurementRows::map)
                .findOne();
    }

    static Map<String, Object> row(StudyChange change, StudyChange.Decided decided) {
        Map<String, Object> row = new HashMap<>();
        row.put("study", change.after().id());
        row.put("trial", decided.number());
        row.put("attempt", decided.attempt());
        row.put("step", decided.measurement().step());
        row.put("position", change.after().position());
        row.put("at", Times.nanos(change.event().at()));
        row.put("metrics", RowJson.printMetrics(decided.measurement().metrics()));
        row.put("decision", decided.decision());
        row.put("reason", decided.reason());
        return row;
    }

    /** What lies beyond the step to which a trial went back. */
    static Map<String, Object> superseded(StudyChange change, StudyChange.Rewound rewound) {
        return Map.of(
                "study", change.after().id(),
                "trial", rewound.number(),
                "attempt", rewound.attempt(),
                "step", rewound.step(),
                "position", change.after().position());
    }

    static List<MeasurementRow> changedAfter(
            Handle handle, String study, Optional<Integer> trial, long after, int limit) {
        String ofTrial = trial.isPresent() ? "AND trial = :trial" : "";
        long cut = handle.createQuery(CUT.formatted(ofTrial))
                .bind("study", study)
                .bind("trial", trial.orElse(-1))
                .bind("after", after)
                .bind("skip", limit - 1)
                .mapTo(Long.class)
                .findOne()
                .orElse(Long.MAX_VALUE);
        return handle.createQuery(CHANGED.formatted(ofTrial))
                .bind("study", study)
                .bind("trial", trial.orElse(-1))
                .bind("after", after)
                .bind("cut", cut)
                .map(MeasurementRows::map)
                .list();
    }

    private static MeasurementRow map(ResultSet row, StatementContext context) throws SQLException {
        return new MeasurementRow(
                row.getLong("position"),
                Times.instant(row.getLong("at")),
                new StudyChange.Decided(
                        row.getInt("trial"),
                        row.getInt("attempt"),
                        new Measurement(row.getInt("step"), RowJson.metrics(row.getString("metrics"))),
                        row.getString("decision"),
                        row.getString("reason")),
                row.getBoolean("standing") ? Standing.STANDING : Standing.SUPERSEDED);
    }
}
