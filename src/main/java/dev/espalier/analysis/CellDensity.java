package dev.espalier.analysis;

import java.util.Arrays;

/** How values are spread over cells: probabilities that add up to 1, with one value's weight spread evenly so that none is 0. */
final class CellDensity {
    private static final int CELLS = 64;
    /** Scott's rule: Scott 1992, "Multivariate density estimation", equation 6.42. */
    private static final double SCOTT = 1.059;

    private static final double NARROWEST = 1.0 / CELLS;
    /** The interquartile range of a normal distribution, in its standard deviations. */
    private static final double NORMAL_RANGE = 1.34;

    private CellDensity() {}

    /** @param branches indices from 0 to {@code count - 1} */
    static double[] ofBranches(double[] branches, int count) {
        double[] cells = new double[count];
        Arrays.fill(cells, 1.0 / count);
        for (double branch : branches) {
            cells[(int) branch]++;
        }
        return normalised(cells);
    }

    /** Gaussian kernels, each cut off at the ends of the range; @param places from 0 to 1, at least one. */
    static double[] ofPlaces(double[] places) {
        double bandwidth = bandwidth(places);
        double[] cells = new double[CELLS];
        Arrays.fill(cells, 1.0 / CELLS);
        double[] kernel = new double[CELLS];
        for (double place : places) {
            double sum = 0;
            for (int cell = 0; cell < CELLS; cell++) {
                double z = ((cell + 0.5) / CELLS - place) / bandwidth;
                kernel[cell] = Math.exp(-z * z / 2);
                sum += kernel[cell];
            }
            for (int cell = 0; cell < CELLS; cell++) {
                cells[cell] += kernel[cell] / sum;
            }
        }
        return normalised(cells);
    }

    private static double bandwidth(double[] places) {
        double[] sorted = places.clone();
        Arrays.sort(sorted);
        int count = sorted.length;
        double mean = Arrays.stream(sorted).average().orElse(0);
        double variance = Arrays.stream(sorted)
                        .map(place -> (place - mean) * (place - mean))
                        .sum()
                / Math.max(1, count - 1);
        double range = sorted[Math.min(count - 1, 3 * count / 4)] - sorted[count / 4];
        double spread = Math.min(Math.sqrt(variance), range > 0 ? range / NORMAL_RANGE : Double.POSITIVE_INFINITY);
        return Math.max(NARROWEST, SCOTT * spread * Math.pow(count, -0.2));
    }

    private static double[] normalised(double[] cells) {
        double sum = Arrays.stream(cells).sum();
        return Arrays.stream(cells).map(cell -> cell / sum).toArray();
    }
}
