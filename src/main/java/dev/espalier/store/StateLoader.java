package dev.espalier.store;

import dev.espalier.study.LearningCurve;
import dev.espalier.study.StudySpec;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import dev.espalier.study.Trials;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Rebuilds the state of a study: its trials with their newest leases chunk by chunk, and the curves of running ones. */
final class StateLoader {
    private static final String TRIALS = TrialMapper.TRIALS + """
            WHERE t.study = :study AND t.number >= :from AND t.number < :to
            ORDER BY t.study, t.number
            """;

    private static final String POINTS = """
            SELECT t.number, m.step, m.metrics
            FROM trial t
            JOIN measurement m ON m.study = t.study AND m.trial = t.number AND m.standing
            WHERE t.study = :study AND t.state = 'running'
            ORDER BY t.number, m.step
            """;

    private final Handle handle;
    private final StudySpec spec;
    private final String study;

    private StateLoader(Handle handle, StudyState state) {
        this.handle = handle;
        this.spec = state.spec();
        this.study = state.id();
    }

    static Optional<StudyState> load(Handle handle, String study) {
        return StudyRows.find(handle, study).map(state -> withTrials(state, new StateLoader(handle, state).trials()));
    }

    private static StudyState withTrials(StudyState state, Trials trials) {
        return new StudyState(
                state.id(),
                state.spec(),
                state.status(),
                state.reason(),
                state.position(),
                trials,
                state.createdAt(),
                state.startedAt(),
                state.finishedAt(),
                state.spent(),
                state.runningSince(),
                state.exhausted());
    }

    private Trials trials() {
        Map<Integer, LearningCurve> running = runningCurves();
        return Trials.of(Chunks.read(handle, TRIALS, study, Map.of(), (row, context) -> trial(row, running)));
    }

    private Supplier<Trial> trial(ResultSet row, Map<Integer, LearningCurve> running) throws SQLException {
        int number = row.getInt("number");
        byte[] ended = row.getBytes("curve");
        Supplier<LearningCurve> curve = row.getString("state").equals(Words.word(TrialState.RUNNING))
                ? () -> running.getOrDefault(number, LearningCurve.EMPTY)
                : () -> NumberBytes.parseCurve(ended, spec.objectives().size());
        return TrialMapper.trial(row, curve, TrialMapper.lease(row));
    }

    private Map<Integer, LearningCurve> runningCurves() {
        Map<Integer, LearningCurve> curves = new HashMap<>();
        handle.createQuery(POINTS)
                .bind("study", study)
                .map((row, context) -> new Reported(
                        row.getInt("number"), row.getInt("step"), RowJson.metrics(row.getString("metrics"))))
                .forEach(reported -> LearningCurve.point(spec.objectives(), reported.metrics())
                        .ifPresent(point -> curves.merge(
                                reported.number(),
                                LearningCurve.EMPTY.plus(reported.step(), point),
                                (curve, _) -> curve.plus(reported.step(), point))));
        return curves;
    }

    private record Reported(int number, int step, SequencedMap<String, Double> metrics) {}
}
