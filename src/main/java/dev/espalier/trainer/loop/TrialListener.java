package dev.espalier.trainer.loop;

import dev.espalier.study.Execution;
import dev.espalier.study.Measurement;
import java.nio.file.Path;
import java.util.Optional;

/** Hears from a running attempt, on its thread, and may end it. */
public interface TrialListener {

    /** What the attempt does next. */
    enum Verdict {
        CONTINUE,
        /** Save the state and end; the trial may be resumed. */
        PAUSE,
        /** Keep the best model and end. */
        STOP,
        /** The attempt is not wanted any more: end at once and keep nothing. */
        ABANDON
    }

    /** The net is built and trains now. */
    void started(Execution execution);

    /** The first batch of this attempt is about to be trained. */
    void firstBatch();

    /**
     * An epoch is done. Blocks until the coordinator has answered.
     *
     * @param checkpoint the state after this epoch, if one was saved; always at the last epoch of the task
     */
    Verdict measured(Measurement measurement, Optional<Path> checkpoint);

    /**
     * The state after {@code step} was saved because the verdict was {@link Verdict#PAUSE}; not called when {@link #measured}
     * was given it already.
     */
    void saved(int step, Path checkpoint);

    /** Asked between batches: whether to end at once; {@link Verdict#PAUSE} waits for the end of the epoch. */
    Verdict now();
}
