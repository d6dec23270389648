package dev.espalier.trainer.metrics;

import dev.espalier.study.Json;
import java.util.Arrays;
import java.util.List;

/**
 * How often which class was taken for which.
 *
 * @param counts examples by their own class, then by the class predicted
 */
public record Confusion(List<String> classes, int[][] counts) {

    static Confusion none(List<String> classes) {
        return new Confusion(classes, new int[classes.size()][classes.size()]);
    }

    /** @param flat row by row, as {@link #flat} has them */
    public static Confusion of(List<String> classes, double[] flat) {
        Confusion confusion = none(classes);
        for (int i = 0; i < flat.length; i++) {
            confusion.counts[i / classes.size()][i % classes.size()] = (int) flat[i];
        }
        return confusion;
    }

    public double[] flat() {
        return Arrays.stream(counts)
                .flatMapToInt(Arrays::stream)
                .asDoubleStream()
                .toArray();
    }

    /** The counts of both. */
    Confusion plus(Confusion other) {
        double[] sum = flat();
        double[] more = other.flat();
        Arrays.setAll(sum, i -> sum[i] + more[i]);
        return of(classes, sum);
    }

    void add(int actual, int predicted) {
        counts[actual][predicted]++;
    }

    /** Share of the examples predicted as {@code index} that are; 0 where none was. */
    double precision(int index) {
        return share(counts[index][index], predicted(index));
    }

    /** Share of the examples of {@code index} predicted as such; 0 where there are none. */
    double recall(int index) {
        return share(counts[index][index], actual(index));
    }

    /** The harmonic mean of precision and recall; 0 for a class never predicted right. */
    double f1(int index) {
        return share(2 * counts[index][index], predicted(index) + actual(index));
    }

    /** Whether {@code index} is any example's class or prediction. */
    boolean occurs(int index) {
        return predicted(index) + actual(index) > 0;
    }

    /** Share of the examples predicted right. */
    double accuracy() {
        int right = 0;
        for (int i = 0; i < counts.length; i++) {
            right += counts[i][i];
        }
        return share(right, Arrays.stream(counts).flatMapToInt(Arrays::stream).sum());
    }

    /** {@code {classes, counts}}. */
    public Json.Object json() {
        return Json.EMPTY
                .with("classes", new Json.Array(classes.stream().map(Json::text).toList()))
                .with(
                        "counts",
                        new Json.Array(Arrays.stream(counts)
                                .<Json>map(row -> new Json.Array(Arrays.stream(row)
                                        .<Json>mapToObj(Json::number)
                                        .toList()))
                                .toList()));
    }

    private int actual(int index) {
        return Arrays.stream(counts[index]).sum();
    }

    private int predicted(int index) {
        return Arrays.stream(counts).mapToInt(row -> row[index]).sum();
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
