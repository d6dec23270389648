package dev.espalier.scheduler;

import dev.espalier.study.LearningCurve;

/**
 * Finds curves that are the same, to the last digit, as one seen before: a setting that changes nothing, or a table's
 * entry looked up again. A single point is too little to tell. An open-addressed table, so that a scan of a long study
 * allocates two arrays and nothing else.
 */
final class RepeatedCurves {
    private static final int LEAST_POINTS = 2;

    private final LearningCurve[] table;

    /** @param most curves that will be shown to it */
    RepeatedCurves(int most) {
        this.table = new LearningCurve[Integer.highestOneBit(Math.max(most, 1)) * 4];
    }

    /** Whether {@code curve}, up to {@code step}, is one that was asked about before; from now on it is. */
    boolean repeats(LearningCurve curve, int step) {
        int points = Curves.pointsTo(curve, step);
        if (points < LEAST_POINTS) {
            return false;
        }
        int slot = hash(curve, points) & (table.length - 1);
        while (table[slot] != null) {
            if (same(table[slot], curve, points, step)) {
                return true;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = curve;
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

    private static boolean same(LearningCurve one, LearningCurve other, int points, int step) {
        return Curves.pointsTo(one, step) == points && one.startsLike(other, points);
    }
}
