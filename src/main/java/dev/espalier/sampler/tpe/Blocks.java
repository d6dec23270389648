package dev.espalier.sampler.tpe;

/**
 * Kernels are scored in blocks: one block's numbers stay near the processor, and loops in which every array goes by one index
 * are done several numbers at a time.
 */
final class Blocks {
    static final int SIZE = 128;

    private Blocks() {}

    /** How many blocks hold {@code count} numbers. */
    static int count(int count) {
        return (count + SIZE - 1) / SIZE;
    }

    /** {@code blocks}, or more of them where they do not hold {@code count} numbers; then they are empty. */
    static double[][] holding(double[][] blocks, int count) {
        return blocks.length >= count(count) ? blocks : new double[2 * count(count)][SIZE];
    }
}
