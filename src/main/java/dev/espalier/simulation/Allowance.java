package dev.espalier.simulation;

/**
 * What a simulation may use, beside the study's own budget.
 *
 * @param workers how many work at once, at least 1
 * @param steps steps of all trials together after which it ends, at least 1
 * @param seconds virtual time after which it ends, over 0
 * @param asking which worker goes first of those that are free at one time
 */
public record Allowance(int workers, long steps, double seconds, Asking asking) {
    /** What comes first at one and the same time. */
    public enum Asking {
        /** A worker that is free asks before the next ends its step. */
        AT_ONCE,
        /** All steps end before anyone asks: with steps of one cost, batches without a value in between. */
        IN_ROUNDS
    }

    public Allowance {
        if (workers < 1 || steps < 1 || !(seconds > 0)) {
            throw new IllegalArgumentException("a simulation needs a worker, a step and some time");
        }
    }

    /** As much as the study's own budget lets them do. */
    public static Allowance workers(int workers) {
        return new Allowance(workers, Long.MAX_VALUE, Double.POSITIVE_INFINITY, Asking.AT_ONCE);
    }

    /** The same with at most so many steps. */
    public Allowance steps(long most) {
        return new Allowance(workers, most, seconds, asking);
    }

    /** The same with at most so much virtual time. */
    public Allowance seconds(double most) {
        return new Allowance(workers, steps, most, asking);
    }

    /** The same in rounds. */
    public Allowance inRounds() {
        return new Allowance(workers, steps, seconds, Asking.IN_ROUNDS);
    }
}
