package dev.espalier.coordinator;

import dev.espalier.scheduler.Decision;

/** Decisions as the contract words them. */
final class Decisions {
    static final String CONTINUE = "continue";
    static final String PAUSE = "pause";
    static final String STOP = "stop";

    private Decisions() {}

    static String word(Decision decision) {
        return switch (decision) {
            case Decision.GoOn _ -> CONTINUE;
            case Decision.Pause _ -> PAUSE;
            case Decision.Stop _ -> STOP;
        };
    }
}
