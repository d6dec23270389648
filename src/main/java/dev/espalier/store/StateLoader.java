package dev.espalier.store;

import dev.espalier.study.LearningCurve;
import dev.espalier.study.Lease;
import dev.espalier.study.Objective;
import dev.espalier.study.StudySpec;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import dev.espalier.study.Trials;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jdbi.v3.core.Handle;

/** Rebuilds the state of a study in three queries, whatever its size: all trials, their newest leases, and the
 * curves of running ones. */
final class StateLoader {
    private static final String TRIALS = """
            SELECT * FROM trial WHERE study = :study ORDER BY study, number
            """;

    private static final String LEASES = """
            SELECT t.number, l.token, l.holder, l.expires_at, l.from_step, l.to_step
            FROM trial t
            JOIN lease l ON l.study = t.study AND l.trial = t.number AND l.attempt = t.attempt
            WHERE t.study = :study
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
        Map<Integer, Lease> leases = leases();
        Map<Integer, LearningCurve> running = runningCurves();
        List<Trial> trials = handle.createQuery(TRIALS)
                .bind("study", study)
                .setFetchSize(1000)
                .map((row, context) -> trial(row, leases, running))
                .list();
        return Trials.of(trials);
    }

    private static Trial trial(ResultSet row, Map<Integer, Lease> leases, Map<Integer, LearningCurve> running)
            throws SQLException {
        int number = row.getInt("number");
        LearningCurve curve = row.getString("state").equals(Words.word(TrialState.RUNNING))
                ? running.getOrDefault(number, LearningCurve.EMPTY)
                : NumberText.parseCurve(row.getString("curve"));
        return TrialMapper.trial(row, curve, Optional.ofNullable(leases.get(number)));
    }

    private Map<Integer, Lease> leases() {
        Map<Integer, Lease> leases = new HashMap<>();
        handle.createQuery(LEASES)
                .bind("study", study)
                .map((row, context) ->
                        Map.entry(row.getInt("number"), TrialMapper.lease(row).orElseThrow()))
                .forEach(entry -> leases.put(entry.getKey(), entry.getValue()));
        return leases;
    }

    private Map<Integer, LearningCurve> runningCurves() {
        Map<Integer, LearningCurve> curves = new HashMap<>();
        handle.createQuery(POINTS)
                .bind("study", study)
                .map((row, context) -> curves.merge(
                        row.getInt("number"),
                        LearningCurve.EMPTY.plus(row.getInt("step"), values(RowJson.metrics(row.getString("metrics")))),
                        (curve, point) -> curve.plus(point.step(0), values(point))))
                .list();
        return curves;
    }

    private double[] values(SequencedMap<String, Double> metrics) {
        return spec.objectives().stream()
                .map(Objective::metric)
                .mapToDouble(metric -> metrics.getOrDefault(metric, Double.NaN))
                .toArray();
    }

    private double[] values(LearningCurve point) {
        double[] values = new double[spec.objectives().size()];
        for (int objective = 0; objective < values.length; objective++) {
            values[objective] = point.value(0, objective);
        }
        return values;
    }
}
