package dev.espalier.scheduler;

import dev.espalier.sampler.core.Gaussian;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Wilcoxon's signed-rank test of paired differences, one-sided. Wilcoxon 1945, "Individual comparisons by ranking
 * methods"; ties share their mean rank, and the rank of a difference of zero is split between the signs. Exact up to 50
 * pairs, by counting the signs' sums, else by the normal approximation with its variance corrected for ties.
 */
final class SignedRank {
    private static final int MOST_EXACT = 50;

    private SignedRank() {}

    /** The probability of so large a sum of positive ranks, or a larger, if the differences were symmetric about zero. */
    static double greater(double[] differences) {
        int count = differences.length;
        Integer[] order = new Integer[count];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> Math.abs(differences[i])));
        // Ranks are doubled, so that the mean of two neighbours is whole.
        int[] ranks = new int[count];
        int positive = 0;
        double ties = 0;
        int from = 0;
        while (from < count) {
            int to = from + 1;
            double size = Math.abs(differences[order[from]]);
            while (to < count && Math.abs(differences[order[to]]) == size) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[i] = size == 0 ? 0 : from + 1 + to;
                positive += differences[order[i]] > 0 ? ranks[i] : 0;
            }
            double group = to - from;
            ties += group * group * group - group;
            from = to;
        }
        return count <= MOST_EXACT ? exact(ranks, positive) : normal(ranks, positive, ties);
    }

    /** Counts the ways in which signs make each sum. */
    private static double exact(int[] ranks, int positive) {
        int most = Arrays.stream(ranks).sum();
        double[] ways = new double[most + 1];
        ways[0] = 1;
        for (int rank : ranks) {
            for (int sum = most; sum >= rank; sum--) {
                ways[sum] = rank == 0 ? 2 * ways[sum] : ways[sum] + ways[sum - rank];
            }
        }
        double above = 0;
        for (int sum = positive; sum <= most; sum++) {
            above += ways[sum];
        }
        return above / Math.pow(2, ranks.length);
    }

    private static double normal(int[] ranks, int positive, double ties) {
        double count = ranks.length;
        double mean = Arrays.stream(ranks).sum() / 4.0;
        double variance = (count * (count + 1) * (2 * count + 1) - ties / 2) / 24;
        return variance <= 0 ? 1 : Gaussian.below((mean - positive / 2.0) / Math.sqrt(variance));
    }
}
