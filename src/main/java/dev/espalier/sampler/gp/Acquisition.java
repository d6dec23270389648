package dev.espalier.sampler.gp;

/** How much a point promises; higher is better. Used by one thread. */
interface Acquisition {

    /** At many points. */
    double[] at(double[][] points);

    /** At one point; the derivative by its coordinates is added to {@code gradient}. */
    double at(double[] point, double[] gradient);
}
