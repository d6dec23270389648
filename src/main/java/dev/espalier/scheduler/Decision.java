package dev.espalier.scheduler;

import dev.espalier.study.TrialState;

/** What becomes of a running trial after a measurement. */
public sealed interface Decision {
    /** Why, in plain words and numbers; empty when there is nothing to say. */
    String reason();

    record GoOn(String reason) implements Decision {}

    /** Stop here for now; it may be resumed from its checkpoint. */
    record Pause(String reason) implements Decision {}

    /** Stop for good, as {@code PRUNED} when others are better, as {@code COMPLETE} when more steps would not help. */
    record Stop(TrialState state, String reason) implements Decision {}
}
