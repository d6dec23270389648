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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Rebuilds the state of a study: its trials with their newest leases chunk by chunk, and the curves of running ones. */
final class StateLoader {
    private static final String TRIALS = TrialMapper.TRIALS + """
            WHERE t.study = :study AND t.number >= :from AND t.number < :to
            ORDER BY t.study, t.number
            """;

    /**
     * What the attempt that runs measured, and what lies before its start. Earlier versions left measurements standing that
     * later attempts had repeated, so of those of one step the newest counts.
     */
    private static final String POINTS = """
            SELECT t.number, m.step, m.metrics
            FROM trial t
            JOIN lease l ON l.study = t.study AND l.trial = t.number AND l.attempt = t.attempt
            JOIN measurement m ON m.study = t.study AND m.trial = t.number AND m.standing
            WHERE t.study = :study AND t.state = 'running' AND (m.attempt = t.attempt OR m.step <= l.from_step)
            ORDER BY t.number, m.step, m.attempt
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
        Supplier<LearningCurve> curve = row.getString("state").equals(EnumWords.word(TrialState.RUNNING))
                ? () -> running.getOrDefault(number, LearningCurve.EMPTY)
                : () -> NumberBytes.parseCurve(ended, spec.objectives().size());
        return TrialMapper.trial(row, curve, TrialMapper.lease(row));
    }

    private Map<Integer, LearningCurve> runningCurves() {
        Map<Integer, SortedMap<Integer, Optional<double[]>>> points = new HashMap<>();
        handle.createQuery(POINTS)
                .bind("study", study)
                .map((row, context) -> new Reported(
                        row.getInt("number"), row.getInt("step"), RowJson.metrics(row.getString("metrics"))))
                .forEach(reported -> points.computeIfAbsent(reported.number(), _ -> new TreeMap<>())
                        .put(reported.step(), LearningCurve.point(spec.objectives(), reported.metrics())));
        Map<Integer, LearningCurve> curves = new HashMap<>();
        points.forEach((number, ofTrial) -> curves.put(number, curve(ofTrial)));
        return curves;
    }

    private record Reported(int number, int step, SequencedMap<String, Double> metrics) {}

    private static LearningCurve curve(SortedMap<Integer, Optional<double[]>> points) {
        points.values().removeIf(Optional::isEmpty);
        return LearningCurve.of(
                points.keySet().stream().mapToInt(Integer::intValue).toArray(),
                points.values().stream().map(Optional::get).toArray(double[][]::new));
    }
}
