package dev.espalier.coordinator;

import dev.espalier.study.Execution;
import dev.espalier.study.KeptWeights;
import dev.espalier.study.LearningCurve;
import dev.espalier.study.Lease;
import dev.espalier.study.Measurement;
import dev.espalier.study.Objective;
import dev.espalier.study.SavedState;
import dev.espalier.study.Setbacks;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/** A trial being changed: the next version of one, built step by step, never shared. */
final class TrialDraft {
    private final Trial before;
    private TrialState state;
    private String reason;
    private int attempt;
    private LearningCurve curve;
    private int step;
    private final SequencedMap<String, Double> metrics;
    private List<Double> values;
    private int resumeStep;
    private Optional<String> checkpoint;
    private Optional<Instant> startedAt;
    private Optional<Instant> attemptStartedAt;
    private Optional<Instant> finishedAt;
    private Duration spent;
    private Optional<Lease> lease;
    private Optional<String> worker;
    private Execution execution;
    private Optional<SavedState> earlier;
    private Setbacks setbacks;
    private KeptWeights weights;

    TrialDraft(Trial before) {
        this.before = before;
        this.state = before.state();
        this.reason = before.reason();
        this.attempt = before.attempt();
        this.curve = before.curve();
        this.step = before.step();
        this.metrics = new LinkedHashMap<>(before.metrics());
        this.values = before.values();
        this.resumeStep = before.resumeStep();
        this.checkpoint = before.checkpoint();
        this.startedAt = before.startedAt();
        this.attemptStartedAt = before.attemptStartedAt();
        this.finishedAt = before.finishedAt();
        this.spent = before.spent();
        this.lease = before.lease();
        this.worker = before.worker();
        this.execution = before.execution();
        this.earlier = before.earlier();
        this.setbacks = before.setbacks();
        this.weights = before.weights();
    }

    /** A new attempt begins; what was measured after its first step is forgotten. */
    TrialDraft start(int newAttempt, Lease newLease, String newReason, Instant at) {
        state = TrialState.RUNNING;
        reason = newReason;
        attempt = newAttempt;
        lease = Optional.of(newLease);
        worker = Optional.of(newLease.holder());
        setbacks = setbacks.at(step);
        curve = curve.upTo(newLease.from());
        step = Math.min(step, newLease.from());
        startedAt = startedAt.or(() -> Optional.of(at));
        attemptStartedAt = Optional.of(at);
        return this;
    }

    TrialDraft describe(Execution newExecution) {
        execution = newExecution;
        return this;
    }

    TrialDraft point(int newStep, double[] objectiveValues) {
        curve = curve.plus(newStep, objectiveValues);
        step = Math.max(step, newStep);
        return this;
    }

    /** What was reported for a step; one without an objective makes no point. */
    TrialDraft measured(Measurement measurement, List<Objective> objectives) {
        step = measurement.step();
        metrics.putAll(measurement.metrics());
        LearningCurve.point(objectives, measurement.metrics()).ifPresent(values -> point(step, values));
        return valuesFromCurve(objectives);
    }

    /**
     * What is known now of a step that was reported before. A metric that the trial has already keeps its value where a later
     * step may have given it.
     */
    TrialDraft added(Measurement measurement, List<Objective> objectives) {
        if (measurement.step() == step) {
            metrics.putAll(measurement.metrics());
        } else {
            measurement.metrics().forEach(metrics::putIfAbsent);
        }
        LearningCurve.point(objectives, measurement.metrics())
                .ifPresent(values -> curve = curve.with(measurement.step(), values));
        return valuesFromCurve(objectives);
    }

    TrialDraft metrics(Map<String, Double> newer) {
        metrics.putAll(newer);
        return this;
    }

    /** A next attempt carries on from this step, by what its holder keeps itself. */
    TrialDraft resumeFrom(int newResumeStep) {
        resumeStep = newResumeStep;
        checkpoint = Optional.empty();
        earlier = Optional.empty();
        return this;
    }

    /** A next attempt carries on from this checkpoint; the one before it is kept, and that one's predecessor is not. */
    TrialDraft saved(int savedStep, String newCheckpoint) {
        Optional<String> known = checkpoint.filter(newCheckpoint::equals);
        if (known.isEmpty()) {
            earlier = checkpoint.map(old -> new SavedState(resumeStep, old));
        }
        resumeStep = savedStep;
        checkpoint = Optional.of(newCheckpoint);
        return this;
    }

    /** The newest checkpoint is of no use: a next attempt carries on from the one before it, or from the beginning. */
    TrialDraft fallBack() {
        resumeStep = earlier.map(SavedState::step).orElse(0);
        checkpoint = earlier.map(SavedState::checkpoint);
        earlier = Optional.empty();
        return this;
    }

    TrialDraft setbacks(Setbacks newSetbacks) {
        setbacks = newSetbacks;
        return this;
    }

    /** Forgets what was measured after the step that a next attempt resumes from. */
    TrialDraft rewind(List<Objective> objectives) {
        curve = curve.upTo(resumeStep);
        step = Math.min(step, resumeStep);
        return valuesFromCurve(objectives);
    }

    TrialDraft values(List<Double> newValues) {
        values = newValues;
        return this;
    }

    /** The values by the objectives' summaries of the curve; none unless each objective has one. */
    TrialDraft valuesFromCurve(List<Objective> objectives) {
        List<Double> summaries = new ArrayList<>();
        for (int index = 0; index < objectives.size(); index++) {
            OptionalDouble value = curve.summary(objectives.get(index), index);
            if (value.isPresent()) {
                summaries.add(value.getAsDouble());
            }
        }
        values = summaries.size() == objectives.size() ? summaries : List.of();
        return this;
    }

    /** The running attempt's times as they are once the clock was moved. */
    TrialDraft shift(Duration by) {
        attemptStartedAt = attemptStartedAt.map(started -> started.plus(by));
        return lease.map(held -> holdUntil(held.expiresAt().plus(by))).orElse(this);
    }

    TrialDraft holdUntil(Instant expiry) {
        lease = lease.map(held -> held.expiringAt(expiry));
        return this;
    }

    /** The attempt ends and the trial is in {@code newState} from now on. */
    TrialDraft end(TrialState newState, String newReason, Instant at) {
        state = newState;
        reason = newReason;
        spent = attemptStartedAt
                .filter(at::isAfter)
                .map(started -> spent.plus(Duration.between(started, at)))
                .orElse(spent);
        attemptStartedAt = Optional.empty();
        if (newState.isFinal()) {
            checkpoint = Optional.empty();
            earlier = Optional.empty();
        }
        finishedAt = newState.isFinal() ? Optional.of(at) : Optional.empty();
        return this;
    }

    /** The same for a built-in trial that is stopped: who runs it hands in its weights, else its checkpoint has them. */
    TrialDraft stop(TrialState newState, String newReason, Instant at) {
        Optional<String> last = checkpoint;
        Optional<SavedState> beforeLast = earlier;
        weights = state == TrialState.RUNNING ? KeptWeights.AWAITED : weights;
        end(newState, newReason, at);
        checkpoint = last;
        earlier = beforeLast;
        return this;
    }

    TrialDraft weights(KeptWeights newWeights) {
        weights = newWeights;
        return this;
    }

    TrialDraft withoutCheckpoint() {
        checkpoint = Optional.empty();
        earlier = Optional.empty();
        return this;
    }

    /** Nobody will hand in its weights; a checkpoint has those of its step, and then what came after does not count. */
    TrialDraft missWeights(List<Objective> objectives) {
        weights = KeptWeights.NONE;
        boolean isBefore = checkpoint.isPresent() && curve.upTo(resumeStep).size() > 0;
        return isBefore ? rewind(objectives) : withoutCheckpoint();
    }

    Trial trial() {
        return new Trial(
                before.number(),
                state,
                reason,
                attempt,
                before.configuration(),
                before.seen(),
                curve,
                step,
                metrics,
                values,
                resumeStep,
                checkpoint,
                before.createdAt(),
                startedAt,
                attemptStartedAt,
                finishedAt,
                spent,
                lease,
                worker,
                execution,
                before.lineage(),
                earlier,
                setbacks,
                weights);
    }
}
