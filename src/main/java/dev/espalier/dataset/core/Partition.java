package dev.espalier.dataset.core;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Rows divided in two, each stratum in proportion.
 *
 * @param kept the larger part, in random order
 * @param aside the smaller part, in random order
 */
public record Partition(int[] kept, int[] aside) {

    /**
     * Sets aside {@code round(fraction * rows)} rows; of every stratum its exact share rounded down or up (largest
     * remainder), and never its last row, so that every class can be learnt.
     *
     * @param strata of every row of the data set, from 0
     * @param rows those to divide
     * @param fraction from 0, included, to 1, excluded
     */
    static Partition of(int[] strata, int[] rows, double fraction, long seed) {
        int[] shuffled = shuffled(rows, new Random(seed));
        int[] counts = new int[Arrays.stream(strata).max().orElse(-1) + 1];
        for (int row : rows) {
            counts[strata[row]]++;
        }
        int[] quota = quotas(counts, fraction, rows.length);
        int[] aside = new int[Arrays.stream(quota).sum()];
        int[] kept = new int[rows.length - aside.length];
        int nextAside = 0;
        int nextKept = 0;
        for (int row : shuffled) {
            if (quota[strata[row]]-- > 0) {
                aside[nextAside++] = row;
            } else {
                kept[nextKept++] = row;
            }
        }
        return new Partition(kept, aside);
    }

    /** Sets aside the rows whose part is {@code aside}; both keep their order. */
    static Partition pick(int[] rows, int[] parts, int aside) {
        return new Partition(
                IntStream.range(0, rows.length)
                        .filter(at -> parts[at] != aside)
                        .map(at -> rows[at])
                        .toArray(),
                IntStream.range(0, rows.length)
                        .filter(at -> parts[at] == aside)
                        .map(at -> rows[at])
                        .toArray());
    }

    private static int[] quotas(int[] counts, double fraction, int total) {
        int[] quota = new int[counts.length];
        long left = Math.round(fraction * total);
        for (int stratum = 0; stratum < counts.length; stratum++) {
            quota[stratum] = (int) Math.floor(fraction * counts[stratum]);
            left -= quota[stratum];
        }
        int[] byRemainder = IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparingDouble(stratum -> quota[stratum] - fraction * counts[stratum]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int stratum : byRemainder) {
            if (left > 0 && quota[stratum] < fraction * counts[stratum] && quota[stratum] + 1 < counts[stratum]) {
                quota[stratum]++;
                left--;
            }
        }
        return quota;
    }

    static int[] shuffled(int[] rows, Random random) {
        int[] shuffled = rows.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int held = shuffled[i];
            shuffled[i] = shuffled[other];
            shuffled[other] = held;
        }
        return shuffled;
    }
}
