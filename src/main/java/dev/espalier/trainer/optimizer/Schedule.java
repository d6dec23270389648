package dev.espalier.trainer.optimizer;

/** A learning-rate schedule with every choice made: a factor of the learning rate, by how far a trial has come. */
public sealed interface Schedule {

    /** The epochs over which the rate first climbs to its full height, in a straight line. */
    double warmupEpochs();

    /** The same rate all along. */
    record Constant(double warmupEpochs) implements Schedule {}

    /**
     * Times {@code factor} after every {@code every} epochs.
     *
     * @param every 0 for a third of the trial's epochs
     */
    record Step(double every, double factor, double warmupEpochs) implements Schedule {}

    /**
     * Half a cosine from 1 down to {@code floor} at the trial's last epoch (Loshchilov and Hutter 2017, one cycle).
     */
    record Cosine(double floor, double warmupEpochs) implements Schedule {}

    /**
     * The factor for one batch.
     *
     * @param epoch done so far, fractions included
     * @param epochs of a complete trial
     */
    default double factor(double epoch, double epochs) {
        double warmup = Math.min(warmupEpochs(), epochs);
        if (epoch < warmup) {
            return (epoch + 1e-3) / (warmup + 1e-3);
        }
        return switch (this) {
            case Constant constant -> 1;
            case Step(double every, double factor, double ignored) -> {
                double length = every == 0 ? Math.max(1, Math.ceil(epochs / 3)) : every;
                yield Math.pow(factor, Math.floor((epoch - warmup) / length));
            }
            case Cosine(double floor, double ignored) -> {
                double progress = epochs == warmup ? 1 : Math.min(1, (epoch - warmup) / (epochs - warmup));
                yield floor + (1 - floor) * (1 + Math.cos(Math.PI * progress)) / 2;
            }
        };
    }
}
