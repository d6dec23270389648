package dev.espalier.trainer;

import dev.espalier.trainer.checkpoint.DamagedCheckpoint;
import dev.espalier.trainer.checkpoint.UnwrittenFile;
import dev.espalier.trainer.loop.TrialListener;

/**
 * Runs attempts, one after another. An instance belongs to one worker and is used by one thread at a time; it keeps data
 * on the device between trials, so that the next one starts at once. The implementation with DJL is {@code
 * DjlTrialRunner}.
 */
public interface TrialRunner extends AutoCloseable {

    /**
     * Trains {@code task} epoch by epoch, telling {@code listener} and doing as it says. Returns when the attempt is over.
     *
     * <p>Whatever goes wrong in the attempt is an {@link dev.espalier.study.Outcome.Failed} in the result and not an
     * exception, unless another attempt might get further. The runner can be used again. What {@code listener} throws
     * passes through.
     *
     * @throws DamagedCheckpoint when the task's checkpoint is of no use
     * @throws UnwrittenFile when the disk is full or read-only
     */
    TrialResult run(TrialTask task, TrialListener listener);

    /** Gives back the memory on the device. */
    @Override
    void close();
}
