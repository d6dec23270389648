package dev.espalier.sampler.cmaes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.testing.Rounding;
import java.util.Arrays;
import java.util.Random;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.junit.jupiter.api.Test;

final class SymmetricEigenTest {

    private static double[][] covariance(int n, Random random) {
        double[][] root = new double[n][n];
        for (double[] row : root) {
            Arrays.setAll(row, _ -> random.nextGaussian());
        }
        double[][] product = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    product[i][j] += root[i][k] * root[j][k];
                }
            }
        }
        return product;
    }

    private static double[] flat(double[][] matrix) {
        return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray();
    }

    @Test
    void findsTheValuesThatASlowerMethodFinds() {
        Random random = new Random(6);
        for (int n : new int[] {1, 2, 3, 7, 40}) {
            double[][] matrix = covariance(n, random);
            SymmetricEigen eigen = new SymmetricEigen(n);
            eigen.decompose(flat(matrix));
            double[] found = eigen.values().clone();
            double[] expected = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(matrix)).getEigenvalues();
            Arrays.sort(found);
            Arrays.sort(expected);
            for (int i = 0; i < n; i++) {
                assertThat(found[i]).isCloseTo(expected[i], within(Rounding.DOUBLE * expected[n - 1]));
            }
        }
    }

    @Test
    void axesTimesValuesGiveTheMatrixBack() {
        int n = 12;
        double[][] matrix = covariance(n, new Random(7));
        SymmetricEigen eigen = new SymmetricEigen(n);
        eigen.decompose(flat(matrix));
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum += eigen.axes()[k][i] * eigen.values()[k] * eigen.axes()[k][j];
                }
                assertThat(sum).isCloseTo(matrix[i][j], within(Rounding.DOUBLE));
            }
        }
    }

    @Test
    void aMatrixThatIsDiagonalAlreadyIsFine() {
        SymmetricEigen eigen = new SymmetricEigen(3);
        eigen.decompose(new double[] {2, 0, 0, 0, 2, 0, 0, 0, 5});
        assertThat(eigen.values()).containsExactlyInAnyOrder(2, 2, 5);
    }
}
