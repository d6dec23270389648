package dev.espalier.trainer.optimizer;

/** The learning rate of a trial as it goes; the one thing in it that depends on what was measured is its {@link Plateau}. */
public final class LearningRate {
    private final double height;
    private final Schedule schedule;
    private final int epochs;
    private Plateau plateau = Plateau.BEGIN;

    /**
     * @param height the rate before the schedule
     * @param epochs of a complete trial
     */
    public LearningRate(double height, Schedule schedule, int epochs) {
        this.height = height;
        this.schedule = schedule;
        this.epochs = epochs;
    }

    /** @param epoch done so far, fractions included */
    public double at(double epoch) {
        return height * schedule.factor(epoch, epochs) * plateau.factor();
    }

    /** Takes note of the validation loss after one more epoch. */
    public void measured(double validationLoss) {
        if (schedule.curve() instanceof LearningRateSchedule.ReduceOnPlateau curve) {
            plateau = plateau.after(validationLoss, curve);
        }
    }

    public Plateau plateau() {
        return plateau;
    }

    /** Goes back to where {@link #plateau} was. */
    public void restore(Plateau known) {
        plateau = known;
    }
}
