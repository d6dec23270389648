package dev.espalier.study;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** What happened to a study, as its journal keeps it: facts alone, with their time. */
public sealed interface StudyEvent {
    /** When it happened. */
    Instant at();

    record StudyCreated(Instant at, StudySpec spec) implements StudyEvent {}

    /** A person asked for this configuration to be tried. */
    record TrialEnqueued(Instant at, Configuration configuration) implements StudyEvent {}

    /**
     * A holder took a trial: a new one when {@code number} is the next free, else the next attempt of an old one.
     *
     * @param seen the journal position that the sampler saw
     * @param reason the scheduler's
     * @param lineage the trial that a new one was bred from; empty where a sampler or a person proposed it, and for every
     *     later attempt
     */
    record TrialStarted(
            Instant at,
            int number,
            int attempt,
            Configuration configuration,
            Lease lease,
            long seen,
            String reason,
            Optional<Lineage> lineage)
            implements StudyEvent {
        /** Of a trial that was bred from none. */
        public TrialStarted(
                Instant at,
                int number,
                int attempt,
                Configuration configuration,
                Lease lease,
                long seen,
                String reason) {
            this(at, number, attempt, configuration, lease, seen, reason, Optional.empty());
        }
    }

    /** A step was measured; {@code checkpoint} names the artifact with the state after it, if one was saved. */
    record Measured(Instant at, int number, int attempt, Measurement measurement, Optional<String> checkpoint)
            implements StudyEvent {}

    /**
     * A second report of a step added metrics to it.
     *
     * @param attempt the one that first reported the step
     * @param measurement all that is known of the step now, the added metrics last
     */
    record MetricsAdded(Instant at, int number, int attempt, Measurement measurement) implements StudyEvent {}

    /** The state after {@code step} was saved, apart from a measurement. */
    record CheckpointSaved(Instant at, int number, int attempt, int step, String checkpoint) implements StudyEvent {}

    /** The worker said where and how the attempt runs. */
    record AttemptDescribed(Instant at, int number, int attempt, Execution execution) implements StudyEvent {}

    record TrialFinished(Instant at, int number, int attempt, Outcome outcome) implements StudyEvent {}

    /** The holder is lost; the trial waits for its next attempt. */
    record LeaseLost(Instant at, int number, int attempt, String reason) implements StudyEvent {}

    /** The holder gave the attempt back for a reason that lies outside the trial; the trial waits for its next attempt. */
    record AttemptReturned(Instant at, int number, int attempt, ReturnCause cause, String reason)
            implements StudyEvent {}

    /** The weights of a trial that was stopped are in its model. */
    record WeightsKept(Instant at, int number) implements StudyEvent {}

    /** They are not, and its checkpoint does not give them. */
    record WeightsLost(Instant at, int number, String reason) implements StudyEvent {}

    /** A person, or the end of the study, ended it. */
    record TrialCancelled(Instant at, int number, String reason) implements StudyEvent {}

    /** The best trial's metrics on the test split, measured once. */
    record TrialScored(Instant at, int number, SequencedMap<String, Double> metrics) implements StudyEvent {}

    /** The best trial could not be measured on the test split. */
    record ScoringFailed(Instant at, int number, String reason) implements StudyEvent {}

    /**
     * The server started again: leases of its own workers are void, those of external clients go on.
     *
     * @param lastAlive when it was last known to run; the time since does not count as spent
     */
    record ServerRestarted(Instant at, Instant lastAlive) implements StudyEvent {}

    /**
     * The times given since go on {@code by} so much later than those before, or earlier where it is negative, because the
     * wall clock was set, or because the server stood still: no time that counts.
     */
    record TimeSkipped(Instant at, Duration by) implements StudyEvent {}

    /** The sampler has nothing left to propose. */
    record SpaceExhausted(Instant at) implements StudyEvent {}

    /** The time that the budget allows is spent. */
    record TimeExpired(Instant at) implements StudyEvent {}

    record StudyPaused(Instant at) implements StudyEvent {}

    record StudyResumed(Instant at) implements StudyEvent {}

    record StudyStopped(Instant at, String reason) implements StudyEvent {}

    record StudyFailed(Instant at, String reason) implements StudyEvent {}

    record StudyAmended(Instant at, String name, String note, List<String> tags, Budget budget) implements StudyEvent {}
}
