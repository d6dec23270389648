package dev.espalier.trainer.model.layer;

import java.util.random.RandomGenerator;

/** How one array of parameters begins. */
@FunctionalInterface
public interface Initial {

    /** Fills {@code flat} from {@code offset} for {@code size} values. */
    void fill(float[] flat, int offset, int size, RandomGenerator random);

    static Initial constant(float value) {
        return (flat, offset, size, random) -> java.util.Arrays.fill(flat, offset, offset + size, value);
    }

    /** Uniform in [-bound, bound]. */
    static Initial uniform(double bound) {
        return (flat, offset, size, random) -> {
            for (int i = offset; i < offset + size; i++) {
                flat[i] = (float) ((2 * random.nextFloat() - 1) * bound);
            }
        };
    }

    /** He et al. 2015, uniform: keeps the variance through a layer that is followed by a rectifier. */
    static Initial he(long fanIn) {
        return uniform(Math.sqrt(6.0 / fanIn));
    }

    /** Glorot and Bengio 2010, uniform. */
    static Initial xavier(long fanIn, long fanOut) {
        return uniform(Math.sqrt(6.0 / (fanIn + fanOut)));
    }

    /**
     * Orthogonal matrices, one below the other, each of {@code rows} and {@code columns}: their rows are orthonormal, or their
     * columns where those are fewer (Saxe et al. 2014). An array that holds several is filled whole.
     */
    static Initial orthogonal(int rows, int columns) {
        OrthogonalRows matrix = new OrthogonalRows(rows, columns);
        return (flat, offset, size, random) -> {
            for (int done = 0; done < size; done += rows * columns) {
                matrix.fill(flat, offset + done, random);
            }
        };
    }

    /**
     * The input bias of a long short-term memory, gates in the order input, forget, cell, output: the forget gate's is 1, so
     * that the cell remembers at first (Jozefowicz et al. 2015).
     */
    static Initial remembering(int units) {
        return (flat, offset, size, random) -> {
            java.util.Arrays.fill(flat, offset, offset + size, 0);
            java.util.Arrays.fill(flat, offset + units, offset + 2 * units, 1);
        };
    }
}
