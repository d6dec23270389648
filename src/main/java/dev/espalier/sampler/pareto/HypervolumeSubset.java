package dev.espalier.sampler.pareto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses the points that together have the most hypervolume, greedily. Guerreiro, Fonseca and Paquete 2016, "Greedy
 * hypervolume subset selection in low dimensions"; a point's contribution never grows as others are chosen, so one whose
 * last known contribution is beaten need not be computed anew.
 */
public final class HypervolumeSubset {
    private HypervolumeSubset() {}

    /**
     * The indices of {@code count} of the points, the first chosen first; the reference point is a tenth beyond the worst.
     *
     * @param losses a vector a point, lower is better
     */
    public static int[] choose(double[][] losses, int count) {
        double[] reference = reference(losses);
        double[] bound = new double[losses.length];
        Arrays.fill(bound, Double.POSITIVE_INFINITY);
        List<double[]> chosenPoints = new ArrayList<>();
        int[] chosen = new int[Math.min(count, losses.length)];
        double volume = 0;
        for (int c = 0; c < chosen.length; c++) {
            int best = next(losses, bound, chosenPoints, volume, reference);
            chosen[c] = best;
            volume += bound[best];
            bound[best] = Double.NEGATIVE_INFINITY;
            chosenPoints.add(losses[best]);
        }
        return chosen;
    }

    private static int next(
            double[][] losses, double[] bound, List<double[]> chosen, double volume, double[] reference) {
        int best = -1;
        for (int i = 0; i < losses.length; i++) {
            boolean free = bound[i] != Double.NEGATIVE_INFINITY;
            if (free && (best < 0 || bound[i] > bound[best])) {
                bound[i] = contribution(losses[i], chosen, volume, reference);
                best = best < 0 || bound[i] > bound[best] ? i : best;
            }
        }
        return best;
    }

    private static double contribution(double[] point, List<double[]> chosen, double volume, double[] reference) {
        List<double[]> together = new ArrayList<>(chosen);
        together.add(point);
        double contribution = Hypervolume.of(together, reference) - volume;
        // Infinite losses give infinite boxes, whose difference is no number.
        return Double.isNaN(contribution) ? 0 : Math.max(0, contribution);
    }

    private static double[] reference(double[][] losses) {
        double[] reference = losses[0].clone();
        for (double[] point : losses) {
            Arrays.setAll(reference, m -> Math.max(reference[m], point[m]));
        }
        Arrays.setAll(reference, m -> Math.max(0.9 * reference[m], 1.1 * reference[m]));
        Arrays.setAll(reference, m -> reference[m] == 0 ? 1e-12 : reference[m]);
        return reference;
    }
}
