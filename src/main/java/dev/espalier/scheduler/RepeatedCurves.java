package dev.espalier.scheduler;

import dev.espalier.study.LearningCurve;

/**
 * Finds curves that are the same, to the last digit, as one seen before: a setting that changes nothing, or a table's
 * entry looked up again. A single point is too little to tell. An open-addressed table, so that a scan of a long study
 * allocates a few arrays and nothing else.
 */
final class RepeatedCurves {
    private static final int LEAST_POINTS = 2;

    private final LearningCurve[] table;
    /** How many points of each count. */
    private final int[] counts;

    /** @param most curves that will be shown to it */
    RepeatedCurves(int most) {
        this.table = new LearningCurve[Integer.highestOneBit(Math.max(most, 1)) * 4];
        this.counts = new int[table.length];
    }

    /** Whether the first {@code points} of {@code curve} are all that counts of one asked about before; from now on they are. */
    boolean repeats(LearningCurve curve, int points) {
        if (points < LEAST_POINTS) {
            return false;
        }
        int slot = hash(curve, points) & (table.length - 1);
        while (table[slot] != null) {
            if (counts[slot] == points && table[slot].startsLike(curve, points)) {
                return true;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = curve;
        counts[slot] = points;
        return false;
    }

    private static int hash(LearningCurve curve, int points) {
        long hash = 17;
        for (int point = 0; point < points; point++) {
            hash = hash * 31 + curve.step(point);
            hash = hash * 31 + Double.hashCode(curve.value(point, 0));
        }
        hash *= 0x9e3779b97f4a7c15L;
        return (int) (hash >>> 32);
    }
}
