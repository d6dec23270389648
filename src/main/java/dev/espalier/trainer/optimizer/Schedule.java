package dev.espalier.trainer.optimizer;

/**
 * A learning-rate schedule with every choice made.
 *
 * @param curve how the rate goes once it has reached its full height
 * @param warmupEpochs over which it first climbs there in a straight line
 */
public record Schedule(LearningRateSchedule curve, double warmupEpochs) {
    /** Where the climb begins, in epochs before the first batch: the first step, too, is to be one. */
    private static final double BEFORE = 1e-3;

    /**
     * What the learning rate is multiplied by for one batch.
     *
     * @param epoch done so far, fractions included
     * @param epochs of a complete trial
     */
    public double factor(double epoch, double epochs) {
        return epoch < warmupEpochs
                ? (epoch + BEFORE) / (warmupEpochs + BEFORE)
                : curve.factor(epoch - warmupEpochs, epochs - warmupEpochs);
    }
}
