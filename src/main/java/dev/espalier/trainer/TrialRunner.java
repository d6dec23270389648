package dev.espalier.trainer;

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
     * exception: the runner can be used again. Only what {@code listener} throws passes through.
     */
    TrialResult run(TrialTask task, TrialListener listener);

    /** Gives back the memory on the device. */
    @Override
    void close();
}
