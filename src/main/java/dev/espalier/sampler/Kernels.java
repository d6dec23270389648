package dev.espalier.sampler;

import java.util.random.RandomGenerator;

/** One parameter's part in a Parzen estimator: a density for each kernel. */
interface Kernels {

    /** A code drawn from one kernel. */
    double draw(int kernel, RandomGenerator random);

    /** Adds to each kernel's score its log density at {@code code}; a constant factor common to all kernels is left out. */
    void addLog(double code, double[] scores);
}
