package dev.espalier.study;

/**
 * A trial's attempts in a row that were cut off before they measured a step that none before them had measured.
 *
 * @param reached the last step that was ever measured before the newest attempt
 * @param lost attempts that lost their holder or were given back by a worker that failed
 * @param crashed attempts during which the server ended without a shutdown
 * @param damaged attempts whose checkpoint was of no use
 */
public record Setbacks(int reached, int lost, int crashed, int damaged) {
    public static final Setbacks NONE = new Setbacks(0, 0, 0, 0);

    /** What they are once {@code step} was measured: none where that is a new one. */
    public Setbacks at(int step) {
        return step > reached ? new Setbacks(step, 0, 0, 0) : this;
    }

    /** An attempt whose last step was {@code step} was lost. */
    public Setbacks lostAt(int step) {
        return step > reached ? at(step) : new Setbacks(reached, lost + 1, crashed, damaged);
    }

    /** An attempt whose last step was {@code step} was cut off by a crash. */
    public Setbacks crashedAt(int step) {
        return step > reached ? at(step) : new Setbacks(reached, lost, crashed + 1, damaged);
    }

    /** An attempt that was to carry on after {@code step} could not. */
    public Setbacks damagedAt(int step) {
        Setbacks before = at(step);
        return new Setbacks(before.reached, before.lost, before.crashed, before.damaged + 1);
    }
}
