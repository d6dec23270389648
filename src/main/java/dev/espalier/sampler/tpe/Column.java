package dev.espalier.sampler.tpe;

import java.util.random.RandomGenerator;

/**
 * One parameter's part in a {@link ParzenEstimator}: a kernel for each trial that was put in, and the prior's. Trials go by
 * their place among the {@link Observations}. Every kernel's logarithm is the sum of its {@link #norm}, which does not depend
 * on the code, and its score; a constant factor common to all kernels is left out of both.
 */
interface Column {

    /** Lays a kernel for the trial at {@code place}. */
    void put(int place);

    /** Takes the trial's kernel away. */
    void take(int place);

    /**
     * Fits the kernels to one another, once trials were put in or taken away.
     *
     * @param kernels how many there are, without the prior's
     */
    void settle(int kernels);

    /**
     * From now on the kernels are those of these trials, and go by their place in this list.
     *
     * @param places ascending, all put in; not changed until the next call
     */
    void arrange(int[] places, int count);

    /** Adds each kernel's norm to its sum. */
    void addNorms(double[] sums);

    /** What {@link #addScores} wants to know of a code. */
    double query(double code);

    /**
     * Adds the scores of {@code count} kernels of one block.
     *
     * @param scores at index i the score of kernel {@code block * Blocks.SIZE + i}
     */
    void addScores(double query, double[] scores, int block, int count);

    /** The logarithm of the prior's kernel, norm and score together. */
    double prior(double query);

    /** A code drawn from one kernel. */
    double draw(int kernel, RandomGenerator random);

    /** A code drawn from the prior's kernel. */
    double drawPrior(RandomGenerator random);
}
