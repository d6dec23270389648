package dev.espalier.trainer.optimizer;

/**
 * What a validation loss has done so far.
 *
 * @param best loss; infinite before the first
 * @param waited epochs since the best, or since the last drop
 * @param factor of the learning rate by now
 */
public record Plateau(double best, int waited, double factor) {
    /** Before the first epoch. */
    public static final Plateau BEGIN = new Plateau(Double.POSITIVE_INFINITY, 0, 1);

    /** After one more epoch with the validation loss {@code loss}. */
    Plateau after(double loss, LearningRateSchedule.ReduceOnPlateau curve) {
        if (loss < best * (1 - curve.threshold())) {
            return new Plateau(loss, 0, factor);
        }
        return waited < curve.patience()
                ? new Plateau(best, waited + 1, factor)
                : new Plateau(best, 0, Math.max(curve.floor(), factor * curve.factor()));
    }
}
