package dev.espalier.sampler.gp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What lies below a reference point and is dominated by no point of a front, cut into boxes that do not overlap: sliced by the last
 * objective, each slice cut by the others. Lacour, Klamroth and Fonseca 2017, "A box decomposition algorithm to compute the
 * hypervolume indicator", section 2 on the search region.
 */
final class BoxDecomposition {
    private BoxDecomposition() {}

    /** @param low minus infinity where it is open */
    record Box(double[] low, double[] high) {}

    /** @param front a vector a point, each below {@code reference} */
    static List<Box> outside(List<double[]> front, double[] reference) {
        List<Box> boxes = new ArrayList<>();
        cut(front, reference.length, reference.clone(), new double[reference.length], reference, boxes);
        return boxes;
    }

    private static void cut(
            List<double[]> front, int objectives, double[] high, double[] low, double[] reference, List<Box> boxes) {
        int last = objectives - 1;
        if (last == 0) {
            low[0] = Double.NEGATIVE_INFINITY;
            high[0] = front.stream().mapToDouble(point -> point[0]).min().orElse(reference[0]);
            boxes.add(new Box(low.clone(), high.clone()));
            return;
        }
        List<double[]> sorted = front.stream()
                .sorted(Comparator.comparingDouble(point -> point[last]))
                .toList();
        double from = Double.NEGATIVE_INFINITY;
        for (int k = 0; k <= sorted.size(); k++) {
            double to = k < sorted.size() ? sorted.get(k)[last] : reference[last];
            if (to > from) {
                low[last] = from;
                high[last] = to;
                cut(sorted.subList(0, k), last, high, low, reference, boxes);
                from = to;
            }
        }
    }
}
