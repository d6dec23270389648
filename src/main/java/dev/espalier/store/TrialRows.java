package dev.espalier.store;

import dev.espalier.study.Execution;
import dev.espalier.study.Setbacks;
import dev.espalier.study.StudySpec;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** Writes the table {@code trial}. */
final class TrialRows {
    /** Rank of the groups on the leaderboard; {@link #OFF_BOARD} is on none. */
    static final int COMPLETE = 0;

    static final int PRUNED = 1;
    static final int OFF_BOARD = 2;

    private static final String UPDATE = """
            UPDATE trial
            SET position = :position, state = :state, reason = :reason, attempt = :attempt,
                configuration = :configuration, code = :code, seen = :seen, step = :step, curve = :curve, metrics = :metrics,
                objective_values = :objective_values, first_value = :first_value, board = :board, loss = :loss,
                resume_step = :resume_step, checkpoint = :checkpoint, created_at = :created_at,
                started_at = :started_at, attempt_started_at = :attempt_started_at, finished_at = :finished_at,
                spent = :spent, worker = :worker, engine = :engine, device = :device, threads = :threads,
                parameters_count = :parameters_count, peak_memory_bytes = :peak_memory_bytes,
                lineage = :lineage, earlier = :earlier, setbacks = :setbacks, weights = :weights
            WHERE study = :study AND number = :number
            """;

    private static final String INSERT = """
            INSERT INTO trial (
                study, number, position, state, reason, attempt,
                configuration, code, seen, step, curve, metrics,
                objective_values, first_value, board, loss,
                resume_step, checkpoint, created_at,
                started_at, attempt_started_at, finished_at,
                spent, worker, engine, device, threads,
                parameters_count, peak_memory_bytes, lineage,
                earlier, setbacks, weights)
            VALUES (
                :study, :number, :position, :state, :reason, :attempt,
                :configuration, :code, :seen, :step, :curve, :metrics,
                :objective_values, :first_value, :board, :loss,
                :resume_step, :checkpoint, :created_at,
                :started_at, :attempt_started_at, :finished_at,
                :spent, :worker, :engine, :device, :threads,
                :parameters_count, :peak_memory_bytes, :lineage,
                :earlier, :setbacks, :weights)
            """;

    private TrialRows() {}

    /** @return the rows that are new */
    static List<Map<String, Object>> write(Handle handle, List<Map<String, Object>> rows) {
        return Upsert.run(handle, UPDATE, INSERT, rows);
    }

    /** The row of a trial whose last change led to {@code after}. */
    static Map<String, Object> row(StudyState after, Trial trial) {
        StudySpec spec = after.spec();
        Map<String, Object> row = new HashMap<>();
        row.put("study", after.id());
        row.put("number", trial.number());
        row.put("position", after.position());
        row.put("state", EnumWords.word(trial.state()));
        row.put("reason", trial.reason());
        row.put("attempt", trial.attempt());
        row.put("configuration", RowJson.print(trial.configuration().values()));
        row.put("code", NumberBytes.print(trial.configuration().code()));
        row.put("seen", trial.seen());
        row.put("step", trial.step());
        row.put("curve", curve(spec, trial));
        row.put("metrics", RowJson.printMetrics(trial.metrics()));
        row.put(
                "objective_values",
                NumberBytes.print(
                        trial.values().stream().mapToDouble(Double::doubleValue).toArray()));
        row.put("first_value", trial.values().isEmpty() ? null : trial.values().getFirst());
        row.put("board", board(trial.state()));
        row.put("loss", loss(spec, trial));
        row.put("resume_step", trial.resumeStep());
        row.put("checkpoint", trial.checkpoint().orElse(null));
        row.put("created_at", Times.nanos(trial.createdAt()));
        row.put("started_at", Times.nanosOrNull(trial.startedAt()));
        row.put("attempt_started_at", Times.nanosOrNull(trial.attemptStartedAt()));
        row.put("finished_at", Times.nanosOrNull(trial.finishedAt()));
        row.put("spent", trial.spent().toNanos());
        row.put("worker", trial.worker().orElse(null));
        row.put("weights", EnumWords.word(trial.weights()));
        row.put("lineage", trial.lineage().map(RowJson::write).orElse(null));
        row.put("earlier", trial.earlier().map(RowJson::write).orElse(null));
        row.put("setbacks", trial.setbacks().equals(Setbacks.NONE) ? null : RowJson.write(trial.setbacks()));
        putExecution(row, trial.execution());
        return row;
    }

    private static void putExecution(Map<String, Object> row, Execution execution) {
        row.put("engine", execution.engine().orElse(null));
        row.put("device", execution.device().orElse(null));
        row.put("threads", execution.threads().isPresent() ? execution.threads().getAsInt() : null);
        row.put("parameters_count", orNull(execution.parametersCount()));
        row.put("peak_memory_bytes", orNull(execution.peakMemoryBytes()));
    }

    /** Written once an attempt ends rather than at each of its steps, or a long curve would cost its square. */
    private static byte[] curve(StudySpec spec, Trial trial) {
        return trial.state() == TrialState.RUNNING
                ? new byte[0]
                : NumberBytes.print(trial.curve(), spec.objectives().size());
    }

    /** Which group of the leaderboard a trial in this state is in. */
    static int board(TrialState state) {
        return switch (state) {
            case COMPLETE -> COMPLETE;
            case PRUNED -> PRUNED;
            case WAITING, RUNNING, PAUSED, FAILED, CANCELLED -> OFF_BOARD;
        };
    }

    /** The value as a loss; zero is positive, so that both zeros rank the same. */
    private static double loss(StudySpec spec, Trial trial) {
        return trial.value().isEmpty()
                ? Double.NaN
                : spec.objective().goal().loss(trial.value().getAsDouble()) + 0.0;
    }

    private static Long orNull(OptionalLong number) {
        return number.isEmpty() ? null : number.getAsLong();
    }
}
