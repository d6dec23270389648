package dev.espalier.sampler.gp;

import java.util.Arrays;

/**
 * The lower Cholesky factor of a covariance matrix, grown row by row: a row costs the square of its length, and a factor
 * grown is the same to the last bit as one made at once. Golub and Van Loan 2013, "Matrix computations", section 4.2. A
 * grown copy shares the rows of the one that it grew from.
 */
final class CholeskyFactor {
    /** A pivot that rounding has made smaller is put back to this share of its variance. */
    private static final double SMALLEST = 1e-14;

    private double[][] rows;
    private int size;

    CholeskyFactor(int capacity) {
        rows = new double[Math.max(1, capacity)][];
    }

    private CholeskyFactor(CholeskyFactor other, int more) {
        rows = Arrays.copyOf(other.rows, other.size + more);
        size = other.size;
    }

    /** A copy with room for {@code more} rows, to be grown apart. */
    CholeskyFactor copy(int more) {
        return new CholeskyFactor(this, more);
    }

    int size() {
        return size;
    }

    /**
     * Adds a row.
     *
     * @param covariances with the points before it, which are overwritten
     * @param variance its own, noise included
     */
    void add(double[] covariances, double variance) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size);
        }
        forward(covariances, size);
        double[] row = Arrays.copyOf(covariances, size + 1);
        double rest = variance - Vectors.dot(row, row, size);
        row[size] = Math.sqrt(Math.max(rest, SMALLEST * variance));
        rows[size] = row;
        size++;
    }

    /** Solves L v = b in place. */
    void forward(double[] b) {
        forward(b, size);
    }

    private void forward(double[] b, int count) {
        for (int i = 0; i < count; i++) {
            double[] row = rows[i];
            b[i] = (b[i] - Vectors.dot(row, b, i)) / row[i];
        }
    }

    /** Solves L V = B in place; each row of {@code b} has {@code columns} numbers. */
    void forward(double[][] b, int columns) {
        for (int i = 0; i < size; i++) {
            double[] row = rows[i];
            double[] target = b[i];
            int j = 0;
            for (; j < i - 3; j += 4) {
                subtract(target, row, j, b[j], b[j + 1], b[j + 2], b[j + 3], columns);
            }
            for (; j < i; j++) {
                Vectors.subtract(target, row[j], b[j], 0, columns);
            }
            double inverse = 1 / row[i];
            for (int c = 0; c < columns; c++) {
                target[c] *= inverse;
            }
        }
    }

    private static void subtract(
            double[] target, double[] row, int j, double[] b0, double[] b1, double[] b2, double[] b3, int columns) {
        double r0 = row[j];
        double r1 = row[j + 1];
        double r2 = row[j + 2];
        double r3 = row[j + 3];
        for (int c = 0; c < columns; c++) {
            target[c] -= r0 * b0[c] + r1 * b1[c] + (r2 * b2[c] + r3 * b3[c]);
        }
    }

    /** Solves L' v = b in place. */
    void backward(double[] b) {
        for (int i = size - 1; i >= 0; i--) {
            double[] row = rows[i];
            b[i] /= row[i];
            Vectors.subtract(b, b[i], row, 0, i);
        }
    }

    /** The logarithm of the determinant of the covariance matrix. */
    double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Math.log(rows[i][i]);
        }
        return 2 * sum;
    }

    /** The factor's entry; {@code column <= row}. */
    double at(int row, int column) {
        return rows[row][column];
    }
}
