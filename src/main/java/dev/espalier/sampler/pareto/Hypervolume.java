package dev.espalier.sampler.pareto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The volume between points and a reference point that all of them are better than. While et al. 2012, "A fast way of
 * calculating exact hypervolumes" (WFG), algorithm 1; for two objectives a sweep.
 */
public final class Hypervolume {
    private Hypervolume() {}

    /** @param losses a vector a point, lower is better, none beyond {@code reference} in any objective */
    public static double of(List<double[]> losses, double[] reference) {
        List<double[]> sorted = losses.stream().sorted(Arrays::compare).toList();
        return reference.length == 2 ? sweep(sorted, reference) : sumOfExclusive(sorted, reference);
    }

    private static double sweep(List<double[]> sorted, double[] reference) {
        double volume = 0;
        double ceiling = reference[1];
        for (double[] point : sorted) {
            if (point[1] < ceiling) {
                volume += (reference[0] - point[0]) * (ceiling - point[1]);
                ceiling = point[1];
            }
        }
        return volume;
    }

    private static double sumOfExclusive(List<double[]> sorted, double[] reference) {
        double volume = 0;
        for (int i = 0; i < sorted.size(); i++) {
            List<double[]> limited = front(limited(sorted.get(i), sorted.subList(i + 1, sorted.size())));
            volume += box(sorted.get(i), reference) - sumOfExclusive(limited, reference);
        }
        return volume;
    }

    /** What of the others' volume lies inside the point's own. */
    private static List<double[]> limited(double[] point, List<double[]> others) {
        return others.stream()
                .map(other -> {
                    double[] worse = other.clone();
                    Arrays.setAll(worse, m -> Math.max(worse[m], point[m]));
                    return worse;
                })
                .sorted(Arrays::compare)
                .toList();
    }

    private static List<double[]> front(List<double[]> sorted) {
        List<double[]> front = new ArrayList<>();
        for (double[] point : sorted) {
            if (front.stream().noneMatch(other -> noWorse(other, point))) {
                front.add(point);
            }
        }
        return front;
    }

    private static boolean noWorse(double[] a, double[] b) {
        for (int m = 0; m < a.length; m++) {
            if (a[m] > b[m]) {
                return false;
            }
        }
        return true;
    }

    private static double box(double[] point, double[] reference) {
        double volume = 1;
        for (int m = 0; m < point.length; m++) {
            volume *= reference[m] - point[m];
        }
        return volume;
    }
}
