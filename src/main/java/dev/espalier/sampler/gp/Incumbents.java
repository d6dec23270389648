package dev.espalier.sampler.gp;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Which points are the best known. */
final class Incumbents {
    private Incumbents() {}

    /**
     * The points' places, the lowest loss first; with several objectives those that none is better than in all, then the others by their sum.
     *
     * @param means for each objective one a point
     */
    static int[] order(double[][] means) {
        int count = means[0].length;
        double[] keys = new double[count];
        Arrays.setAll(
                keys, i -> Arrays.stream(means).mapToDouble(losses -> losses[i]).sum());
        if (means.length > 1) {
            double top = Arrays.stream(keys).map(Math::abs).max().orElse(0);
            for (int place : front(means)) {
                keys[place] -= 3 * top + 1;
            }
        }
        return IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> keys[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The places of the points that no other is at least as good as in every objective, the first of equals. */
    static List<Integer> front(double[][] means) {
        int count = means[0].length;
        return IntStream.range(0, count)
                .filter(i -> IntStream.range(0, count).noneMatch(j -> j != i && dominates(means, j, i)))
                .boxed()
                .toList();
    }

    private static boolean dominates(double[][] means, int one, int other) {
        boolean same = true;
        for (double[] losses : means) {
            if (losses[one] > losses[other]) {
                return false;
            }
            same &= losses[one] == losses[other];
        }
        return !same || one < other;
    }
}
