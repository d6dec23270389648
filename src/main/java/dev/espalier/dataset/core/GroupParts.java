package dev.espalier.dataset.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Rows divided group by group. To get every part its share of every stratum exactly is a knapsack; this is greedy: the
 * largest group first, each to the part that lacks most of what the group has.
 */
final class GroupParts {
    private GroupParts() {}

    /**
     * Sets aside about {@code fraction} of the rows: at least one group where {@code fraction} is not 0, and never the last
     * group that has a row of some stratum, so that every class can be learnt.
     */
    static Partition aside(int[] strata, int[] groups, int[] rows, double fraction, long seed) {
        int[] shuffled = Partition.shuffled(rows, new Random(seed));
        int[] part = fraction > 0
                ? assign(strata, groups, shuffled, new double[] {1 - fraction, fraction})
                : new int[shuffled.length];
        int[] kept = new int[highest(strata) + 1];
        for (int at = 0; at < shuffled.length; at++) {
            kept[strata[shuffled[at]]] += part[at] == 0 ? 1 : 0;
        }
        List<List<Integer>> bySize = members(groups, shuffled).values().stream()
                .sorted(Comparator.comparingInt(List::size))
                .toList();
        for (List<Integer> group : bySize.reversed()) {
            boolean aside = part[group.getFirst()] == 1;
            if (aside && group.stream().anyMatch(at -> kept[strata[shuffled[at]]] == 0)) {
                for (int at : group) {
                    part[at] = 0;
                    kept[strata[shuffled[at]]]++;
                }
            }
        }
        if (fraction > 0 && Arrays.stream(part).allMatch(found -> found == 0)) {
            bySize.stream()
                    .filter(group -> isSpare(group, strata, shuffled, kept))
                    .findFirst()
                    .ifPresent(group -> group.forEach(at -> part[at] = 1));
        }
        return Partition.pick(shuffled, part, 1);
    }

    private static boolean isSpare(List<Integer> group, int[] strata, int[] rows, int[] kept) {
        Map<Integer, Long> counts =
                group.stream().collect(Collectors.groupingBy(at -> strata[rows[at]], Collectors.counting()));
        return counts.entrySet().stream().allMatch(count -> kept[count.getKey()] > count.getValue());
    }

    /**
     * The part of each of {@code rows}.
     *
     * @param shares of the parts, together 1; where they are equal and the groups no fewer, no part stays empty
     */
    static int[] assign(int[] strata, int[] groups, int[] rows, double[] shares) {
        int[] totals = new int[highest(strata) + 1];
        for (int row : rows) {
            totals[strata[row]]++;
        }
        double[][] lack = new double[shares.length][totals.length];
        for (int part = 0; part < shares.length; part++) {
            Arrays.fill(lack[part], shares[part]);
        }
        int[] sizes = new int[shares.length];
        int[] parts = new int[rows.length];
        List<List<Integer>> largestFirst = new ArrayList<>(members(groups, rows).values());
        largestFirst.sort(Comparator.comparingInt(group -> -group.size()));
        for (List<Integer> group : largestFirst) {
            Map<Integer, Integer> counts = new TreeMap<>();
            group.forEach(at -> counts.merge(strata[rows[at]], 1, Integer::sum));
            int neediest = 0;
            double need = Double.NEGATIVE_INFINITY;
            for (int part = 0; part < shares.length; part++) {
                double found = need(lack[part], counts, totals);
                if (found > need + 1e-12 || found > need - 1e-12 && sizes[part] < sizes[neediest]) {
                    neediest = part;
                    need = found;
                }
            }
            double[] chosen = lack[neediest];
            counts.forEach((stratum, count) -> chosen[stratum] -= count / (double) totals[stratum]);
            sizes[neediest] += group.size();
            for (int at : group) {
                parts[at] = neediest;
            }
        }
        return parts;
    }

    /** By how much less the squared lack becomes if a part takes these; the same constant left out for every part. */
    private static double need(double[] lack, Map<Integer, Integer> counts, int[] totals) {
        double need = 0;
        for (Map.Entry<Integer, Integer> count : counts.entrySet()) {
            need += lack[count.getKey()] * count.getValue() / totals[count.getKey()];
        }
        return need;
    }

    /** Where in {@code rows} each group's rows stand, in the order in which the groups come. */
    private static Map<Integer, List<Integer>> members(int[] groups, int[] rows) {
        Map<Integer, List<Integer>> members = new LinkedHashMap<>();
        for (int at = 0; at < rows.length; at++) {
            members.computeIfAbsent(groups[rows[at]], fresh -> new ArrayList<>())
                    .add(at);
        }
        return members;
    }

    private static int highest(int[] strata) {
        return Arrays.stream(strata).max().orElse(-1);
    }
}
