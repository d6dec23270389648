package dev.espalier.store;

import dev.espalier.study.Configuration;
import dev.espalier.study.Execution;
import dev.espalier.study.KeptWeights;
import dev.espalier.study.LearningCurve;
import dev.espalier.study.Lease;
import dev.espalier.study.Lineage;
import dev.espalier.study.Measurement;
import dev.espalier.study.Objective;
import dev.espalier.study.SavedState;
import dev.espalier.study.Setbacks;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/** A trial in the making, for {@link StudyStory}. */
final class TrialDraft {
    private final int number;
    private final long seen;
    private final Instant createdAt;
    private final Optional<Lineage> lineage;
    private Configuration configuration;
    private TrialState state;
    private String reason;
    private Optional<Instant> startedAt;
    private Optional<Instant> attemptStartedAt;
    private Optional<Instant> finishedAt;
    private Duration spent;
    private Optional<Lease> lease;
    private Optional<String> worker;

    int attempt;
    LearningCurve curve;
    int step;
    SequencedMap<String, Double> metrics;
    List<Double> values;
    int resumeStep;
    Optional<String> checkpoint;
    Optional<SavedState> earlier;
    Execution execution;
    KeptWeights weights;

    TrialDraft(Trial trial) {
        number = trial.number();
        state = trial.state();
        reason = trial.reason();
        attempt = trial.attempt();
        configuration = trial.configuration();
        seen = trial.seen();
        curve = trial.curve();
        step = trial.step();
        metrics = new LinkedHashMap<>(trial.metrics());
        values = trial.values();
        resumeStep = trial.resumeStep();
        checkpoint = trial.checkpoint();
        earlier = trial.earlier();
        createdAt = trial.createdAt();
        startedAt = trial.startedAt();
        attemptStartedAt = trial.attemptStartedAt();
        finishedAt = trial.finishedAt();
        spent = trial.spent();
        weights = trial.weights();
        lease = trial.lease();
        worker = trial.worker();
        execution = trial.execution();
        lineage = trial.lineage();
    }

    void run(Lease held, Configuration chosen, Instant now) {
        state = TrialState.RUNNING;
        reason = "";
        configuration = chosen;
        lease = Optional.of(held);
        worker = Optional.of(held.holder());
        startedAt = startedAt.or(() -> Optional.of(now));
        attemptStartedAt = Optional.of(now);
    }

    void measure(Measurement measurement, List<Objective> objectives) {
        metrics.putAll(measurement.metrics());
        step = measurement.step();
        LearningCurve.point(objectives, measurement.metrics())
                .ifPresent(point -> curve = curve.plus(measurement.step(), point));
    }

    void add(Measurement measurement, List<Objective> objectives) {
        metrics.putAll(measurement.metrics());
        LearningCurve.point(objectives, measurement.metrics())
                .ifPresent(point -> curve = curve.with(measurement.step(), point));
    }

    void end(TrialState next, String why, Instant now, List<Objective> objectives) {
        state = next;
        reason = why;
        spent = spent.plus(
                attemptStartedAt.map(start -> Duration.between(start, now)).orElse(Duration.ZERO));
        attemptStartedAt = Optional.empty();
        finishedAt = next.isFinal() ? Optional.of(now) : Optional.empty();
        List<OptionalDouble> summaries = java.util.stream.IntStream.range(0, objectives.size())
                .mapToObj(objective -> curve.summary(objectives.get(objective), objective))
                .toList();
        values = summaries.stream().allMatch(OptionalDouble::isPresent)
                ? summaries.stream().map(OptionalDouble::getAsDouble).toList()
                : List.of();
    }

    Trial trial() {
        return new Trial(
                number,
                state,
                reason,
                attempt,
                configuration,
                seen,
                curve,
                step,
                metrics,
                values,
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
                lineage,
                earlier,
                Setbacks.NONE,
                weights);
    }
}
