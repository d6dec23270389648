package dev.espalier.study;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything that decides what happens next in a study; immutable.
 *
 * @param id short and URL-safe
 * @param position the journal position of the last event applied; 0 is its creation
 * @param reason why the study is in its status, in plain words; of a running one why it is about to end, else empty
 * @param spent time in {@code running} up to {@code runningSince}
 * @param startedAt when its first trial started; the time before counts for nothing
 * @param runningSince when it last began to run; empty while it does not, and before its first trial started
 * @param exhausted whether the sampler has no configuration left to propose
 */
public record StudyState(
        String id,
        StudySpec spec,
        StudyStatus status,
        String reason,
        long position,
        Trials trials,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Duration spent,
        Optional<Instant> runningSince,
        Exhaustion exhausted) {

    /** Whether the sampler still has something to propose. */
    public enum Exhaustion {
        MORE,
        EXHAUSTED
    }

    /** A study that was just created: running, nothing tried yet. */
    public static StudyState created(String id, StudySpec spec, Instant at) {
        return new StudyState(
                id,
                spec,
                StudyStatus.RUNNING,
                "",
                0,
                Trials.NONE,
                at,
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                Exhaustion.MORE);
    }

    /** Whether it waits for its first trial to start. */
    public boolean isQueued() {
        return status == StudyStatus.RUNNING && startedAt.isEmpty();
    }

    /** Why no more trials start and the study ends once those that run have ended; empty where it goes on, or is over. */
    public Optional<String> ending() {
        return status == StudyStatus.RUNNING && !reason.isEmpty() ? Optional.of(reason) : Optional.empty();
    }

    /** Time in {@code running} until {@code now}; a clock that was set back while the server was away takes none off. */
    public Duration spentBy(Instant now) {
        return runningSince
                .filter(now::isAfter)
                .map(since -> spent.plus(Duration.between(since, now)))
                .orElse(spent);
    }

    public StudyState withSpec(StudySpec newSpec) {
        return new StudyState(
                id,
                newSpec,
                status,
                reason,
                position,
                trials,
                createdAt,
                startedAt,
                finishedAt,
                spent,
                runningSince,
                exhausted);
    }

    /** With its first trial started at {@code at}, unless it was before. */
    public StudyState startedBy(Instant at) {
        return startedAt.isPresent()
                ? this
                : new StudyState(
                        id,
                        spec,
                        status,
                        reason,
                        position,
                        trials,
                        createdAt,
                        Optional.of(at),
                        finishedAt,
                        spent,
                        status == StudyStatus.RUNNING ? Optional.of(at) : Optional.empty(),
                        exhausted);
    }

    /** About to end because of {@code why}, which is not empty. */
    public StudyState endingBecause(String why) {
        return new StudyState(
                id,
                spec,
                status,
                why,
                position,
                trials,
                createdAt,
                startedAt,
                finishedAt,
                spent,
                runningSince,
                exhausted);
    }

    public StudyState withPosition(long newPosition) {
        return new StudyState(
                id,
                spec,
                status,
                reason,
                newPosition,
                trials,
                createdAt,
                startedAt,
                finishedAt,
                spent,
                runningSince,
                exhausted);
    }

    public StudyState withTrial(Trial trial) {
        return new StudyState(
                id,
                spec,
                status,
                reason,
                position,
                trials.with(trial),
                createdAt,
                startedAt,
                finishedAt,
                spent,
                runningSince,
                exhausted);
    }

    public StudyState withExhausted(Exhaustion newExhausted) {
        return new StudyState(
                id,
                spec,
                status,
                reason,
                position,
                trials,
                createdAt,
                startedAt,
                finishedAt,
                spent,
                runningSince,
                newExhausted);
    }

    /** In another status from {@code at} on; the clock of the budget runs while it is {@code RUNNING}. */
    public StudyState withStatus(StudyStatus newStatus, String newReason, Instant at) {
        return new StudyState(
                id,
                spec,
                newStatus,
                newReason,
                position,
                trials,
                createdAt,
                startedAt,
                newStatus.isFinal() ? Optional.of(at) : Optional.empty(),
                spentBy(at),
                newStatus == StudyStatus.RUNNING ? startedAt.map(_ -> at) : Optional.empty(),
                exhausted);
    }

    /** Running on from {@code at}, where the time from {@code stoodStillAt} on is not counted. */
    public StudyState goingOn(Instant stoodStillAt, Instant at) {
        return new StudyState(
                id,
                spec,
                status,
                reason,
                position,
                trials,
                createdAt,
                startedAt,
                finishedAt,
                spentBy(stoodStillAt),
                runningSince.map(_ -> at),
                exhausted);
    }
}
