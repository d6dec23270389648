package dev.espalier.study;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a study may spend; each limit that is absent does not bind.
 *
 * @param maxTrials trials started, whatever became of them, at least 1
 * @param maxTime time in state {@code running} since the first trial's start, pauses and downtime left out; once it is spent
 *     no trial starts any more, and those that run may still tell
 * @param maxParallel trials running at once, at least 1
 * @param maxFailures failed trials after which the study is {@code failed}, at least 1
 */
public record Budget(
        OptionalInt maxTrials, Optional<Duration> maxTime, OptionalInt maxParallel, OptionalInt maxFailures) {
    public static final Budget UNLIMITED =
            new Budget(OptionalInt.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
}
