package dev.espalier.testing;

/**
 * How far what is counted or averaged over draws may lie from what is expected of it: four standard errors, which chance exceeds
 * once in 16,000 times. So a bound does not hang on one seed.
 */
public final class Chance {
    private static final double ERRORS = 4;

    private Chance() {}

    /** Of the share of {@code draws} that turn out one way. */
    public static double ofShare(double expected, int draws) {
        return ofMean(Math.sqrt(expected * (1 - expected)), draws);
    }

    /** Of the mean of {@code draws}. */
    public static double ofMean(double standardDeviation, int draws) {
        return ERRORS * standardDeviation / Math.sqrt(draws);
    }

    /** Of the mean square of {@code draws} of mean 0, as a share of it; none of the usual distributions' spreads further than the normal one's. */
    public static double ofSquare(int draws) {
        return ofMean(Math.sqrt(2), draws);
    }
}
