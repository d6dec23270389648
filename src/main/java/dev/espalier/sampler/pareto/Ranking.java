package dev.espalier.sampler.pareto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Trials to be ranked: by tier, then by loss, or where there are several objectives by non-domination front and within the
 * front that is cut by hypervolume, then by age. Ozaki et al. 2022, "Multiobjective tree-structured Parzen estimator",
 * section 3.2.
 */
final class Ranking {
    private final List<double[]> losses = new ArrayList<>();
    private int[] numbers = new int[16];
    private int[] tiers = new int[16];

    int size() {
        return losses.size();
    }

    /** @param tier lower is better, whatever the losses */
    void add(int number, int tier, double[] trialLosses) {
        int size = size();
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
            tiers = Arrays.copyOf(tiers, 2 * size);
        }
        numbers[size] = number;
        tiers[size] = tier;
        losses.add(trialLosses);
    }

    /** The numbers of the best {@code count}, the best first. Ties go to the trial added first. */
    int[] best(int count) {
        if (count == 0) {
            return new int[0];
        }
        double[] scores = scores(count);
        int[] best = new int[count];
        int filled = 0;
        for (int i = 0; i < size(); i++) {
            int place = filled;
            while (place > 0 && isBetter(i, best[place - 1], scores)) {
                place--;
            }
            if (place < count) {
                filled = Math.min(count, filled + 1);
                System.arraycopy(best, place, best, place + 1, filled - place - 1);
                best[place] = i;
            }
        }
        Arrays.setAll(best, i -> numbers[best[i]]);
        return best;
    }

    private boolean isBetter(int i, int other, double[] scores) {
        return tiers[i] != tiers[other] ? tiers[i] < tiers[other] : scores[i] < scores[other];
    }

    private double[] scores(int count) {
        double[][] all = losses.toArray(double[][]::new);
        double[] scores = new double[all.length];
        if (all[0].length == 1) {
            Arrays.setAll(scores, i -> all[i][0]);
            return scores;
        }
        int[] fronts = NonDominatedSort.fronts(all);
        Arrays.setAll(scores, i -> fronts[i]);
        preferByHypervolume(all, fronts, scores, count);
        return scores;
    }

    /** Within the front that {@code count} cuts, those with the most hypervolume come first. */
    private static void preferByHypervolume(double[][] all, int[] fronts, double[] scores, int count) {
        int[] sorted = fronts.clone();
        Arrays.sort(sorted);
        int cut = sorted[count - 1];
        int[] members = java.util.stream.IntStream.range(0, all.length)
                .filter(i -> fronts[i] == cut)
                .toArray();
        int before = (int) Arrays.stream(fronts).filter(front -> front < cut).count();
        if (before + members.length > count) {
            double[][] points = Arrays.stream(members).mapToObj(i -> all[i]).toArray(double[][]::new);
            for (int chosen : HypervolumeSubset.choose(points, count - before)) {
                scores[members[chosen]] -= 0.5;
            }
        }
    }
}
