package dev.espalier.store;

import dev.espalier.store.StudyStore.TrialRow;
import dev.espalier.study.Configuration;
import dev.espalier.study.Execution;
import dev.espalier.study.KeptWeights;
import dev.espalier.study.LearningCurve;
import dev.espalier.study.Lease;
import dev.espalier.study.Lineage;
import dev.espalier.study.SavedState;
import dev.espalier.study.Setbacks;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads rows of {@link #TRIALS}; the curve stays empty. */
final class TrialMapper implements RowMapper<TrialRow> {
    /** The columns that it reads. */
    static final String COLUMNS = """
            SELECT t.*, l.token, l.holder, l.expires_at, l.from_step, l.to_step
            """;

    /** Joins the lease of the attempt at hand. */
    static final String LEASE = """
            LEFT JOIN lease l
                ON l.study = t.study AND l.trial = t.number AND l.attempt = t.attempt
            """;

    /** Every trial with its newest attempt's lease; to be followed by a condition. */
    static final String TRIALS = COLUMNS + "FROM trial t\n" + LEASE;

    @Override
    public TrialRow map(ResultSet row, StatementContext context) throws SQLException {
        Trial trial = trial(row, () -> LearningCurve.EMPTY, lease(row)).get();
        return new TrialRow(trial, row.getInt("step"), row.getLong("position"));
    }

    /** The row's trial, its columns read now but understood by whoever asks the supplier, on any thread. */
    static Supplier<Trial> trial(ResultSet row, Supplier<LearningCurve> curve, Optional<Lease> lease)
            throws SQLException {
        int number = row.getInt("number");
        String state = row.getString("state");
        String reason = row.getString("reason");
        int attempt = row.getInt("attempt");
        String configuration = row.getString("configuration");
        byte[] code = row.getBytes("code");
        long seen = row.getLong("seen");
        int step = row.getInt("step");
        String metrics = row.getString("metrics");
        byte[] values = row.getBytes("objective_values");
        int resumeStep = row.getInt("resume_step");
        Optional<String> checkpoint = Optional.ofNullable(row.getString("checkpoint"));
        Instant createdAt = Times.instant(row.getLong("created_at"));
        Optional<Instant> startedAt = Times.optional(row, "started_at");
        Optional<Instant> attemptStartedAt = Times.optional(row, "attempt_started_at");
        Optional<Instant> finishedAt = Times.optional(row, "finished_at");
        Duration spent = Duration.ofNanos(row.getLong("spent"));
        Optional<String> worker = Optional.ofNullable(row.getString("worker"));
        Execution execution = execution(row);
        Optional<String> lineage = Optional.ofNullable(row.getString("lineage"));
        Optional<String> earlier = Optional.ofNullable(row.getString("earlier"));
        Optional<String> setbacks = Optional.ofNullable(row.getString("setbacks"));
        KeptWeights weights = weights(row, state);
        return () -> new Trial(
                number,
                EnumWords.constant(TrialState.class, state),
                reason,
                attempt,
                Configuration.lazily(() -> RowJson.members(configuration), NumberBytes.parse(code)),
                seen,
                curve.get(),
                step,
                RowJson.metrics(metrics),
                Arrays.stream(NumberBytes.parse(values)).boxed().toList(),
                resumeStep,
                checkpoint,
                createdAt,
                startedAt,
                attemptStartedAt,
                finishedAt,
                spent,
                lease,
                worker,
                execution,
                lineage.map(text -> RowJson.read(text, Lineage.class)),
                earlier.map(text -> RowJson.read(text, SavedState.class)),
                setbacks.map(text -> RowJson.read(text, Setbacks.class)).orElse(Setbacks.NONE),
                weights);
    }

    /** Trials from before the column: complete ones of workers left their models, those of clients make no difference. */
    private static KeptWeights weights(ResultSet row, String state) throws SQLException {
        String word = row.getString("weights");
        if (word != null) {
            return EnumWords.constant(KeptWeights.class, word);
        }
        return state.equals(EnumWords.word(TrialState.COMPLETE)) ? KeptWeights.KEPT : KeptWeights.NONE;
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
                optionalInt(row, "threads"),
                optionalLong(row, "parameters_count"),
                optionalLong(row, "peak_memory_bytes"));
    }

    private static OptionalInt optionalInt(ResultSet row, String column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static OptionalLong optionalLong(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
