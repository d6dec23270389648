package dev.espalier.store;

import dev.espalier.store.StudyStore.TrialRow;
import dev.espalier.study.Configuration;
import dev.espalier.study.Execution;
import dev.espalier.study.LearningCurve;
import dev.espalier.study.Lease;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads rows of {@link #TRIALS}; the curve stays empty. */
final class TrialMapper implements RowMapper<TrialRow> {
    /** Every trial with its newest attempt's lease; to be followed by a condition. */
    static final String TRIALS = """
            SELECT t.*, l.token, l.holder, l.expires_at, l.from_step, l.to_step
            FROM trial t
            LEFT JOIN lease l
                ON l.study = t.study AND l.trial = t.number AND l.attempt = t.attempt
            """;

    @Override
    public TrialRow map(ResultSet row, StatementContext context) throws SQLException {
        return new TrialRow(trial(row, LearningCurve.EMPTY, lease(row)), row.getInt("step"), row.getLong("position"));
    }

    static Trial trial(ResultSet row, LearningCurve curve, Optional<Lease> lease) throws SQLException {
        return new Trial(
                row.getInt("number"),
                Words.constant(TrialState.class, row.getString("state")),
                row.getString("reason"),
                row.getInt("attempt"),
                new Configuration(
                        RowJson.members(row.getString("configuration")), NumberText.parse(row.getString("code"))),
                row.getLong("seen"),
                curve,
                RowJson.metrics(row.getString("metrics")),
                NumberText.parseList(row.getString("objective_values")),
                row.getInt("resume_step"),
                Optional.ofNullable(row.getString("checkpoint")),
                Times.instant(row.getLong("created_at")),
                Times.optional(row, "started_at"),
                Times.optional(row, "attempt_started_at"),
                Times.optional(row, "finished_at"),
                Duration.ofNanos(row.getLong("spent")),
                lease,
                Optional.ofNullable(row.getString("worker")),
                execution(row));
    }

    static Optional<Lease> lease(ResultSet row) throws SQLException {
        String token = row.getString("token");
        return token == null
                ? Optional.empty()
                : Optional.of(new Lease(
                        token,
                        row.getString("holder"),
                        Times.instant(row.getLong("expires_at")),
                        row.getInt("from_step"),
                        row.getInt("to_step")));
    }

    private static Execution execution(ResultSet row) throws SQLException {
        return new Execution(
                Optional.ofNullable(row.getString("engine")),
                Optional.ofNullable(row.getString("device")),
                optionalLong(row, "parameters_count"),
                optionalLong(row, "peak_memory_bytes"));
    }

    private static OptionalLong optionalLong(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
