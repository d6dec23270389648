package dev.espalier.scheduler;

import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Ends a study early. Pure: the same arguments give the same answer. */
public sealed interface StopRule permits PlateauRule, RegretBoundRule, TargetRule, TimeRule {

    /**
     * Why the study ends now, with the numbers; empty while it goes on.
     *
     * @param state a study that runs
     * @param changed the trials that the newest event changed, as they are in {@code state}; none when only time went by
     */
    Optional<String> reason(StudyState state, List<Trial> changed, Instant now);
}
