package dev.espalier.analysis;

import dev.espalier.space.Parameter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds where rows are best divided by one parameter, so that the squared error about the two means falls most. */
final class SplitSearch {
    private static final int SMALLEST_SIDE = 2;

    private final Evaluated evaluated;
    /** By parameter and row: how many different places come before the row's. */
    private final int[][] ranks;

    SplitSearch(Evaluated evaluated) {
        this.evaluated = evaluated;
        this.ranks = evaluated.space().parameters().stream()
                .map(parameter -> ranks(evaluated, parameter.index()))
                .toArray(int[][]::new);
    }

    private static int[] ranks(Evaluated evaluated, int parameter) {
        double[] places = Arrays.stream(evaluated.points())
                .mapToDouble(point -> point[parameter])
                .toArray();
        double[] different = Arrays.stream(places).sorted().distinct().toArray();
        return Arrays.stream(places)
                .mapToInt(place -> Arrays.binarySearch(different, place))
                .toArray();
    }

    /** A way to divide; {@code gain} is by how much the squared error falls. */
    sealed interface Split {
        double gain();

        record ByPlace(int parameter, double threshold, double gain) implements Split {}

        record ByLabels(int parameter, boolean[] branches, double gain) implements Split {
            boolean[] others() {
                return complement(branches);
            }
        }
    }

    static boolean[] complement(boolean[] branches) {
        boolean[] others = new boolean[branches.length];
        for (int branch = 0; branch < others.length; branch++) {
            others[branch] = !branches[branch];
        }
        return others;
    }

    double mean(int[] rows) {
        return Arrays.stream(rows)
                .mapToDouble(row -> evaluated.losses()[row])
                .average()
                .orElse(0);
    }

    /** The squared error about the mean. */
    double error(int[] rows) {
        double mean = mean(rows);
        double sum = 0;
        for (int row : rows) {
            double difference = evaluated.losses()[row] - mean;
            sum += difference * difference;
        }
        return sum;
    }

    /** @param rows all of which have the parameter */
    Optional<Split> best(Parameter parameter, int[] rows) {
        return parameter instanceof Parameter.Choice choice ? byLabels(choice, rows) : byPlace(parameter, rows);
    }

    private Optional<Split> byPlace(Parameter parameter, int[] rows) {
        int index = parameter.index();
        double mean = mean(rows);
        // Sorted as numbers: the rank before, the row after.
        long[] order = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            order[i] = ((long) ranks[index][rows[i]] << Integer.SIZE) | rows[i];
        }
        Arrays.sort(order);
        double sum = 0;
        double most = 0;
        double threshold = Double.NaN;
        for (int below = 1; below < order.length; below++) {
            int before = (int) order[below - 1];
            sum += evaluated.losses()[before] - mean;
            double left = evaluated.points()[before][index];
            double right = evaluated.points()[(int) order[below]][index];
            double gain = gain(sum, below, order.length);
            if (left < right && gain > most && isFair(below, order.length)) {
                most = gain;
                threshold = (left + right) / 2;
            }
        }
        return Double.isNaN(threshold) ? Optional.empty() : Optional.of(new Split.ByPlace(index, threshold, most));
    }

    /** Branches in the order of their means: no other division of a regression's categories is better (Fisher 1958). */
    private Optional<Split> byLabels(Parameter.Choice choice, int[] rows) {
        int count = choice.labels().size();
        double mean = mean(rows);
        double[] sums = new double[count];
        int[] sizes = new int[count];
        for (int row : rows) {
            int branch = (int) evaluated.points()[row][choice.index()];
            sums[branch] += evaluated.losses()[row] - mean;
            sizes[branch]++;
        }
        int[] seen = IntStream.range(0, count)
                .filter(branch -> sizes[branch] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(branch -> sums[branch] / sizes[branch]))
                .mapToInt(branch -> branch)
                .toArray();
        double sum = 0;
        int size = 0;
        double most = 0;
        int cut = 0;
        for (int place = 1; place < seen.length; place++) {
            sum += sums[seen[place - 1]];
            size += sizes[seen[place - 1]];
            double gain = gain(sum, size, rows.length);
            if (gain > most && isFair(size, rows.length)) {
                most = gain;
                cut = place;
            }
        }
        if (cut == 0) {
            return Optional.empty();
        }
        boolean[] branches = new boolean[count];
        Arrays.stream(seen, 0, cut).forEach(branch -> branches[branch] = true);
        return Optional.of(new Split.ByLabels(choice.index(), branches, most));
    }

    /** @param sum of the deviations from the mean of all, over the first {@code size} of {@code all} rows */
    private static double gain(double sum, int size, int all) {
        return sum * sum / size + sum * sum / (all - size);
    }

    private static boolean isFair(int size, int all) {
        return size >= SMALLEST_SIDE && all - size >= SMALLEST_SIDE;
    }
}
