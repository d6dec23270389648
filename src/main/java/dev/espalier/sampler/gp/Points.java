package dev.espalier.sampler.gp;

import java.util.Arrays;

/** Points by coordinate, so that one coordinate of all lies in one array. Grows at its end. */
final class Points {
    private final double[][] columns;
    private int size;

    Points(int coordinates, int capacity) {
        columns = new double[coordinates][Math.max(1, capacity)];
    }

    int size() {
        return size;
    }

    void add(double[] point) {
        for (int p = 0; p < columns.length; p++) {
            if (size == columns[p].length) {
                columns[p] = Arrays.copyOf(columns[p], 2 * size);
            }
            columns[p][size] = point[p];
        }
        size++;
    }

    /** All points' coordinate {@code parameter}; not to be changed. */
    double[] column(int parameter) {
        return columns[parameter];
    }

    double[] point(int index) {
        double[] point = new double[columns.length];
        Arrays.setAll(point, p -> columns[p][index]);
        return point;
    }

    Points copy() {
        Points copy = new Points(columns.length, size + 8);
        for (int p = 0; p < columns.length; p++) {
            System.arraycopy(columns[p], 0, copy.columns[p], 0, size);
        }
        copy.size = size;
        return copy;
    }
}
