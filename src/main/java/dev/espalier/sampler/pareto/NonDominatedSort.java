package dev.espalier.sampler.pareto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Sorts points into fronts: front 0 is dominated by no point, front 1 by points of front 0 alone, and so on. Zhang et al.
 * 2015, "An efficient approach to nondominated sorting for evolutionary multiobjective optimization", algorithm 1
 * (sequential) and, for two objectives, 2 (binary search), where a point need be compared with a front's last alone.
 */
public final class NonDominatedSort {
    private NonDominatedSort() {}

    /**
     * The front of each point, counted from 0.
     *
     * @param losses a vector a point, all of one length, lower is better; NaN counts as the worst
     */
    public static int[] fronts(double[][] losses) {
        int[] front = new int[losses.length];
        List<List<double[]>> fronts = new ArrayList<>();
        for (int index : lexicographic(losses)) {
            double[] point = losses[index];
            front[index] = point.length == 2 ? firstByBisection(fronts, point) : firstInTurn(fronts, point);
            if (front[index] == fronts.size()) {
                fronts.add(new ArrayList<>());
            }
            fronts.get(front[index]).add(point);
        }
        return front;
    }

    /** Whether {@code a} is at least as good as {@code b} in every objective and better in one. */
    public static boolean dominates(double[] a, double[] b) {
        boolean better = false;
        for (int m = 0; m < a.length; m++) {
            int order = Double.compare(a[m], b[m]);
            if (order > 0) {
                return false;
            }
            better |= order < 0;
        }
        return better;
    }

    private static int[] lexicographic(double[][] losses) {
        Integer[] order = new Integer[losses.length];
        Arrays.setAll(order, index -> index);
        Arrays.sort(order, Comparator.comparing((Integer index) -> losses[index], Arrays::compare));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    private static int firstInTurn(List<List<double[]>> fronts, double[] point) {
        for (int front = 0; front < fronts.size(); front++) {
            if (fronts.get(front).reversed().stream().noneMatch(other -> dominates(other, point))) {
                return front;
            }
        }
        return fronts.size();
    }

    private static int firstByBisection(List<List<double[]>> fronts, double[] point) {
        int low = 0;
        int high = fronts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (dominates(fronts.get(middle).getLast(), point)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
