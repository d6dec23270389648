package dev.espalier.trainer.model.layer;

import java.util.random.RandomGenerator;

/**
 * A matrix with orthonormal rows, or columns where those are fewer, drawn evenly from all of them (Saxe et al. 2014): a matrix
 * of normal numbers, its vectors made orthogonal one after the other (Gram and Schmidt, each twice, for float's sake).
 */
final class OrthogonalRows {
    private final int rows;
    private final int columns;

    OrthogonalRows(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /** Multiplications that such a matrix takes. */
    static double work(double rows, double columns) {
        double fewer = Math.min(rows, columns);
        return 2 * fewer * fewer * Math.max(rows, columns);
    }

    void fill(float[] flat, int offset, RandomGenerator random) {
        int count = Math.min(rows, columns);
        double[][] vectors = new double[count][Math.max(rows, columns)];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < vectors[i].length; j++) {
                vectors[i][j] = random.nextGaussian();
            }
            for (int context = 0; context < 2; context++) {
                for (int j = 0; j < i; j++) {
                    subtract(vectors[i], vectors[j], dot(vectors[i], vectors[j]));
                }
            }
            scale(vectors[i], 1 / Math.sqrt(dot(vectors[i], vectors[i])));
        }
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                flat[offset + row * columns + column] =
                        (float) (rows <= columns ? vectors[row][column] : vectors[column][row]);
            }
        }
    }

    /** Four sums side by side, which the processor adds at once. */
    private static double dot(double[] one, double[] other) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i + 3 < one.length; i += 4) {
            first += one[i] * other[i];
            second += one[i + 1] * other[i + 1];
            third += one[i + 2] * other[i + 2];
            fourth += one[i + 3] * other[i + 3];
        }
        for (; i < one.length; i++) {
            first += one[i] * other[i];
        }
        return first + second + third + fourth;
    }

    private static void subtract(double[] from, double[] vector, double factor) {
        for (int i = 0; i < from.length; i++) {
            from[i] -= factor * vector[i];
        }
    }

    private static void scale(double[] vector, double factor) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= factor;
        }
    }
}
