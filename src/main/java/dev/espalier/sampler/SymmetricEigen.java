package dev.espalier.sampler;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;

/** A symmetric matrix's axes and variances along them. */
final class SymmetricEigen {
    private static final double LEAST = 1e-30;

    private final int n;
    private final double[] axes;
    private final double[] values;

    SymmetricEigen(int n) {
        this.n = n;
        this.axes = new double[n * n];
        this.values = new double[n];
    }

    /** @param matrix row by row */
    void decompose(double[] matrix) {
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = java.util.Arrays.copyOfRange(matrix, i * n, (i + 1) * n);
        }
        EigenDecompositionSymmetric found =
                new EigenDecompositionSymmetric(new Array2DRowRealMatrix(rows, false), 1e-12, true);
        RealMatrix columns = found.getV();
        for (int j = 0; j < n; j++) {
            values[j] = Math.max(LEAST, found.getEigenvalue(j));
            for (int i = 0; i < n; i++) {
                axes[i * n + j] = columns.getEntry(i, j);
            }
        }
    }

    /** Row by row; column j is axis j. */
    double[] axes() {
        return axes;
    }

    /** The variance along each axis, above 0. */
    double[] values() {
        return values;
    }
}
