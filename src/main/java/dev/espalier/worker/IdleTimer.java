package dev.espalier.worker;

import java.util.function.LongConsumer;

/**
 * Times what a worker spends between the end of one attempt's training and the next one's first batch: storing the model,
 * telling the outcome, taking the next trial, building its net. Used by the training thread.
 */
final class IdleTimer {
    private final LongConsumer listener;
    private long endedAt;
    private boolean waiting;

    /** @param listener told each gap in nanoseconds */
    IdleTimer(LongConsumer listener) {
        this.listener = listener;
    }

    void ended() {
        endedAt = System.nanoTime();
        waiting = true;
    }

    void firstBatch() {
        if (waiting) {
            waiting = false;
            listener.accept(System.nanoTime() - endedAt);
        }
    }
}
