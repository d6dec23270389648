package dev.espalier.sampler.cmaes;

/**
 * A symmetric matrix's axes and variances along them, in time for every generation: Householder reduction to a tridiagonal
 * matrix, then the QL algorithm with implicit shifts. Martin, Reinsch and Wilkinson 1968, "Householder's tridiagonalization of
 * a symmetric matrix", procedure tred2; Bowdler, Martin, Reinsch and Wilkinson 1968, "The QR and QL algorithms for symmetric
 * matrices", procedure tql2. The matrix is kept by columns, so that inner loops walk along arrays.
 */
final class SymmetricEigen {
    private static final double LEAST = 1e-30;
    private static final double EPSILON = 0x1p-52;
    private static final int MOST_ROUNDS = 100;

    private final int n;
    private final double[][] columns;
    private final double[] diagonal;
    private final double[] beside;

    SymmetricEigen(int n) {
        this.n = n;
        this.columns = new double[n][n];
        this.diagonal = new double[n];
        this.beside = new double[n];
    }

    /** @param matrix row by row, finite */
    void decompose(double[] matrix) {
        for (int j = 0; j < n; j++) {
            System.arraycopy(matrix, j * n, columns[j], 0, n);
        }
        reduce();
        accumulate();
        diagonalise();
        for (int j = 0; j < n; j++) {
            diagonal[j] = Math.max(LEAST, diagonal[j]);
        }
    }

    /** Element j is axis j, of length 1. */
    double[][] axes() {
        return columns;
    }

    /** The variance along each axis, above 0. */
    double[] values() {
        return diagonal;
    }

    private void reduce() {
        double[] d = diagonal;
        for (int j = 0; j < n; j++) {
            d[j] = columns[j][n - 1];
        }
        for (int i = n - 1; i > 0; i--) {
            double scale = 0;
            for (int k = 0; k < i; k++) {
                scale += Math.abs(d[k]);
            }
            d[i] = scale == 0 ? skipped(i) : reflected(i, scale);
        }
    }

    private double skipped(int i) {
        beside[i] = diagonal[i - 1];
        for (int j = 0; j < i; j++) {
            diagonal[j] = columns[j][i - 1];
            columns[j][i] = 0;
            columns[i][j] = 0;
        }
        return 0;
    }

    private double reflected(int i, double scale) {
        double[] d = diagonal;
        double[] e = beside;
        double h = 0;
        for (int k = 0; k < i; k++) {
            d[k] /= scale;
            h += d[k] * d[k];
            e[k] = 0;
        }
        double f = d[i - 1];
        double g = f > 0 ? -Math.sqrt(h) : Math.sqrt(h);
        e[i] = scale * g;
        h -= f * g;
        d[i - 1] = f - g;
        for (int j = 0; j < i; j++) {
            double[] column = columns[j];
            double own = d[j];
            columns[i][j] = own;
            double sum = e[j] + column[j] * own;
            for (int k = j + 1; k < i; k++) {
                sum += column[k] * d[k];
                e[k] += column[k] * own;
            }
            e[j] = sum;
        }
        double product = 0;
        for (int j = 0; j < i; j++) {
            e[j] /= h;
            product += e[j] * d[j];
        }
        double half = product / (h + h);
        for (int j = 0; j < i; j++) {
            e[j] -= half * d[j];
        }
        for (int j = 0; j < i; j++) {
            subtract(columns[j], d[j], e[j], j, i);
            d[j] = columns[j][i - 1];
            columns[j][i] = 0;
        }
        return h;
    }

    private void subtract(double[] column, double f, double g, int from, int to) {
        for (int k = from; k < to; k++) {
            column[k] -= f * beside[k] + g * diagonal[k];
        }
    }

    private void accumulate() {
        double[] d = diagonal;
        for (int i = 0; i < n - 1; i++) {
            double[] next = columns[i + 1];
            columns[i][n - 1] = columns[i][i];
            columns[i][i] = 1;
            double h = d[i + 1];
            if (h != 0) {
                for (int k = 0; k <= i; k++) {
                    d[k] = next[k] / h;
                }
                for (int j = 0; j <= i; j++) {
                    double[] column = columns[j];
                    double g = 0;
                    for (int k = 0; k <= i; k++) {
                        g += next[k] * column[k];
                    }
                    for (int k = 0; k <= i; k++) {
                        column[k] -= g * d[k];
                    }
                }
            }
            java.util.Arrays.fill(next, 0, i + 1, 0);
        }
        for (int j = 0; j < n; j++) {
            d[j] = columns[j][n - 1];
            columns[j][n - 1] = 0;
        }
        columns[n - 1][n - 1] = 1;
        System.arraycopy(beside, 1, beside, 0, n - 1);
        beside[n - 1] = 0;
    }

    private void diagonalise() {
        double shift = 0;
        double largest = 0;
        for (int l = 0; l < n; l++) {
            largest = Math.max(largest, Math.abs(diagonal[l]) + Math.abs(beside[l]));
            int m = l;
            while (m < n - 1 && Math.abs(beside[m]) > EPSILON * largest) {
                m++;
            }
            for (int round = 0; m > l && round < MOST_ROUNDS && Math.abs(beside[l]) > EPSILON * largest; round++) {
                shift += sweep(l, m);
            }
            diagonal[l] += shift;
            beside[l] = 0;
        }
    }

    /** One implicit QL step on rows {@code l} to {@code m}; answers the shift. */
    private double sweep(int l, int m) {
        double[] d = diagonal;
        double[] e = beside;
        double g = d[l];
        double p = (d[l + 1] - g) / (2 * e[l]);
        double r = Math.copySign(Math.sqrt(p * p + 1), p);
        d[l] = e[l] / (p + r);
        d[l + 1] = e[l] * (p + r);
        double second = d[l + 1];
        double shift = g - d[l];
        for (int i = l + 2; i < n; i++) {
            d[i] -= shift;
        }
        p = d[m];
        double c = 1;
        double c2 = 1;
        double c3 = 1;
        double s = 0;
        double s2 = 0;
        double besideSecond = e[l + 1];
        for (int i = m - 1; i >= l; i--) {
            c3 = c2;
            c2 = c;
            s2 = s;
            g = c * e[i];
            double h = c * p;
            r = Math.sqrt(p * p + e[i] * e[i]);
            e[i + 1] = s * r;
            s = e[i] / r;
            c = p / r;
            p = c * d[i] - s * g;
            d[i + 1] = h + s * (c * g + s * d[i]);
            rotate(columns[i], columns[i + 1], s, c);
        }
        p = -s * s2 * c3 * besideSecond * e[l] / second;
        e[l] = s * p;
        d[l] = c * p;
        return shift;
    }

    private static void rotate(double[] one, double[] other, double s, double c) {
        for (int k = 0; k < one.length; k++) {
            double a = one[k];
            double b = other[k];
            other[k] = s * a + c * b;
            one[k] = c * a - s * b;
        }
    }
}
