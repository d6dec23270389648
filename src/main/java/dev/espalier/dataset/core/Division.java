package dev.espalier.dataset.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How a data set's rows may be divided: each stratum in proportion, no group in two parts.
 *
 * @param strata of every row of the data set, from 0
 * @param groups of every row, from 0; empty where rows may part as they like
 */
public record Division(int[] strata, Optional<int[]> groups) {

    /** Divides {@code rows} in two as {@link Partition#of} does, or group by group. */
    public Partition aside(int[] rows, double fraction, long seed) {
        return groups.map(of -> GroupParts.aside(strata, of, rows, fraction, seed))
                .orElseGet(() -> Partition.of(strata, rows, fraction, seed));
    }

    /** How many pieces can be moved about: groups, or else rows. */
    public int units(int[] rows) {
        return groups.map(of ->
                        (int) Arrays.stream(rows).map(row -> of[row]).distinct().count())
                .orElse(rows.length);
    }

    /**
     * Divides {@code rows} in {@code count} parts of like size, each of which is set aside once. Without groups the sizes
     * of two parts, and their shares of any stratum, differ by one row at most.
     *
     * @param count from 2 to {@link #units}
     */
    List<Partition> folds(int[] rows, int count, long seed) {
        int[] shuffled = Partition.shuffled(rows, new Random(seed));
        int[] part = groups.map(of -> GroupParts.assign(strata, of, shuffled, equalShares(count)))
                .orElseGet(() -> dealt(shuffled, count));
        List<Partition> folds = new ArrayList<>();
        for (int fold = 0; fold < count; fold++) {
            folds.add(Partition.pick(shuffled, part, fold));
        }
        return folds;
    }

    /** Stratum after stratum, one row to each part in turn, going on where the stratum before ended. */
    private int[] dealt(int[] shuffled, int count) {
        int[] byStratum = IntStream.range(0, shuffled.length)
                .boxed()
                .sorted((one, other) -> Integer.compare(strata[shuffled[one]], strata[shuffled[other]]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] part = new int[shuffled.length];
        for (int i = 0; i < byStratum.length; i++) {
            part[byStratum[i]] = i % count;
        }
        return part;
    }

    private static double[] equalShares(int count) {
        double[] shares = new double[count];
        Arrays.fill(shares, 1.0 / count);
        return shares;
    }
}
