package dev.espalier.study;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything that decides what happens next in a study; immutable.
 *
 * @param id short and URL-safe
 * @param position the journal position of the last event applied; 0 is its creation
 * @param reason why the study is in its status, in plain words
 * @param spent time in {@code running} up to {@code runningSince}
 * @param runningSince when it last began to run; empty while it does not
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
}
