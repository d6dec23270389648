package dev.espalier.trainer.metrics;

import java.util.Arrays;

/**
 * The area under the curve of true against false positive rates: the probability that an example of a class gets a higher
 * score for it than one of another class, ties counted half (Hanley and McNeil 1982).
 */
final class RocArea {
    /** What guessing gets, and where no example or every example is of a class, as nothing can be told then. */
    private static final double UNKNOWN = 0.5;

    private RocArea() {}

    /**
     * Of two classes the area of the second; of several the mean of each one's against the rest (Provost and Domingos 2000,
     * unweighted), over the classes that {@code labels} has.
     *
     * @param scores of each example, a row of {@code classes} of them
     */
    static double of(double[] scores, int[] labels, int classes) {
        double sum = 0;
        int told = 0;
        for (int c = classes == 2 ? 1 : 0; c < classes; c++) {
            double area = oneAgainstRest(scores, labels, classes, c);
            if (!Double.isNaN(area)) {
                sum += area;
                told++;
            }
        }
        return told == 0 ? UNKNOWN : sum / told;
    }

    /** Sorts the smaller group alone, as of many classes each is a small one: O(n log m). */
    private static double oneAgainstRest(double[] scores, int[] labels, int classes, int own) {
        int positives = 0;
        for (int label : labels) {
            positives += label == own ? 1 : 0;
        }
        int negatives = labels.length - positives;
        if (positives == 0 || negatives == 0) {
            return Double.NaN;
        }
        boolean sortsOwn = positives <= negatives;
        double[] sorted = new double[Math.min(positives, negatives)];
        for (int i = 0, at = 0; i < labels.length; i++) {
            if ((labels[i] == own) == sortsOwn) {
                sorted[at++] = scores[i * classes + own];
            }
        }
        Arrays.sort(sorted);
        long halves = 0;
        for (int i = 0; i < labels.length; i++) {
            if ((labels[i] == own) != sortsOwn) {
                double score = scores[i * classes + own];
                halves += below(sorted, score, false) + (long) below(sorted, score, true);
            }
        }
        double lower = halves / 2.0 / ((double) positives * negatives);
        return sortsOwn ? 1 - lower : lower;
    }

    /** How many values of {@code sorted} are below {@code score}, or are not above it. */
    private static int below(double[] sorted, double score, boolean equalToo) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < score || (equalToo && sorted[middle] == score)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
