package dev.espalier.study;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * One configuration's evaluation.
 *
 * @param number counts from 0 inside its study
 * @param reason why it is in its state, in plain words; empty when there is nothing to say
 * @param attempt counts from 1; 0 before the first
 * @param seen the journal position that the sampler saw when it proposed the configuration
 * @param curve the objectives' values by step, of the attempts that stand
 * @param step the last step reported, whatever the report held; 0 before the first
 * @param metrics the newest value of every metric reported
 * @param values a value an objective once there is one for each; else empty
 * @param resumeStep the step from which a next attempt carries on
 * @param checkpoint the artifact that holds the state at {@code resumeStep}
 * @param spent time in attempts that ended
 * @param attemptStartedAt when the running attempt started
 * @param lease the newest attempt's; in force while {@code running}
 * @param lineage the trial that it was bred from, if it was
 * @param earlier the state saved before the one at {@code resumeStep}, kept in case that one cannot be read
 * @param weights of a trial that ended complete or pruned; {@code NONE} of a client's
 */
public record Trial(
        int number,
        TrialState state,
        String reason,
        int attempt,
        Configuration configuration,
        long seen,
        LearningCurve curve,
        int step,
        SequencedMap<String, Double> metrics,
        List<Double> values,
        int resumeStep,
        Optional<String> checkpoint,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> attemptStartedAt,
        Optional<Instant> finishedAt,
        Duration spent,
        Optional<Lease> lease,
        Optional<String> worker,
        Execution execution,
        Optional<Lineage> lineage,
        Optional<SavedState> earlier,
        Setbacks setbacks,
        KeptWeights weights) {
    public Trial {
        metrics = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metrics));
        values = List.copyOf(values);
    }

    /** A trial whose last report held an objective. */
    public Trial(
            int number,
            TrialState state,
            String reason,
            int attempt,
            Configuration configuration,
            long seen,
            LearningCurve curve,
            SequencedMap<String, Double> metrics,
            List<Double> values,
            int resumeStep,
            Optional<String> checkpoint,
            Instant createdAt,
            Optional<Instant> startedAt,
            Optional<Instant> attemptStartedAt,
            Optional<Instant> finishedAt,
            Duration spent,
            Optional<Lease> lease,
            Optional<String> worker,
            Execution execution,
            Optional<Lineage> lineage) {
        this(
                number,
                state,
                reason,
                attempt,
                configuration,
                seen,
                curve,
                curve.lastStep(),
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
                Optional.empty(),
                Setbacks.NONE,
                KeptWeights.NONE);
    }

    /** A trial that starts, or started, from nothing. */
    public Trial(
            int number,
            TrialState state,
            String reason,
            int attempt,
            Configuration configuration,
            long seen,
            LearningCurve curve,
            SequencedMap<String, Double> metrics,
            List<Double> values,
            int resumeStep,
            Optional<String> checkpoint,
            Instant createdAt,
            Optional<Instant> startedAt,
            Optional<Instant> attemptStartedAt,
            Optional<Instant> finishedAt,
            Duration spent,
            Optional<Lease> lease,
            Optional<String> worker,
            Execution execution) {
        this(
                number,
                state,
                reason,
                attempt,
                configuration,
                seen,
                curve,
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
                Optional.empty());
    }

    /** A trial that has not started. */
    public static Trial waiting(int number, Configuration configuration, long seen, Instant at, String reason) {
        return new Trial(
                number,
                TrialState.WAITING,
                reason,
                0,
                configuration,
                seen,
                LearningCurve.EMPTY,
                new LinkedHashMap<>(),
                List.of(),
                0,
                Optional.empty(),
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                Optional.empty(),
                Execution.UNKNOWN);
    }

    /** The same trial, not started, as a child that carries on from {@code parentCheckpoint}. */
    public Trial bredFrom(Lineage parentage, Optional<String> parentCheckpoint) {
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
                parentage.step(),
                parentCheckpoint,
                createdAt,
                startedAt,
                attemptStartedAt,
                finishedAt,
                spent,
                lease,
                worker,
                execution,
                Optional.of(parentage),
                earlier,
                setbacks,
                weights);
    }

    /** The same with other metrics. */
    public Trial withMetrics(SequencedMap<String, Double> newMetrics) {
        return new Trial(
                number,
                state,
                reason,
                attempt,
                configuration,
                seen,
                curve,
                step,
                newMetrics,
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
                setbacks,
                weights);
    }

    /** Whether someone holds its lease: while it runs, and until its weights are handed in. */
    public boolean isHeld() {
        return state == TrialState.RUNNING || weights == KeptWeights.AWAITED;
    }

    /** The first objective's value. */
    public OptionalDouble value() {
        return values.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(values.getFirst());
    }
}
