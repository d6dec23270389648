package dev.espalier.simulation;

import java.util.Arrays;

/** Median and quartiles of several runs, by linear interpolation at i/(n+1) (method 6 of Hyndman and Fan 1996). */
public record Quartiles(double median, double lower, double upper) {

    /** @param values at least one */
    public static Quartiles of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Quartiles(quantile(sorted, 0.5), quantile(sorted, 0.25), quantile(sorted, 0.75));
    }

    private static double quantile(double[] sorted, double share) {
        double place = Math.clamp(share * (sorted.length + 1) - 1, 0, sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
