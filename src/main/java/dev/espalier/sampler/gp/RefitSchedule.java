package dev.espalier.sampler.gp;

/**
 * At how many observations hyperparameters are fitted anew: often in the beginning, then each time some share has come to
 * it. Between, observations are only added.
 */
final class RefitSchedule {
    private static final int FIRST = 3;
    private static final double GROWTH = 0.05;
    private static final int LONGEST = 50;

    private RefitSchedule() {}

    /** The last count up to {@code count} at which they are fitted. */
    static int fitted(int count) {
        int at = Math.min(FIRST, count);
        int next = at;
        while (next <= count) {
            at = next;
            next = at + Math.clamp((int) (at * GROWTH), 1, LONGEST);
            if (next - at == LONGEST) {
                return at + (count - at) / LONGEST * LONGEST;
            }
        }
        return at;
    }
}
