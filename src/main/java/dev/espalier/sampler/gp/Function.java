package dev.espalier.sampler.gp;

/** What a {@link BoundedOptimizer} minimises. */
interface Function {

    /**
     * The value at {@code x}; infinity where there is none.
     *
     * @param gradient receives the derivative by each coordinate
     */
    double at(double[] x, double[] gradient);
}
