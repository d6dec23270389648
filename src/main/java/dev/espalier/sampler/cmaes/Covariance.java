package dev.espalier.sampler.cmaes;

/** A covariance matrix, as CMA-ES needs it. */
interface Covariance {

    /** The square root of the covariance times {@code z}. */
    double[] shaped(double[] z);

    /** The inverse square root of the covariance times {@code y}. */
    double[] whitened(double[] y);

    /** The variance along dimension {@code i}. */
    double variance(int i);

    /** The largest and the smallest variance along any direction, in this order. */
    double[] extremes();

    /**
     * Adds the rank-one and the rank-mu update. Hansen 2023, equation 47.
     *
     * @param kept what of the old matrix is kept in place of a path that is at a standstill
     * @param weights one a step, of either sign
     */
    void update(CmaRates rates, double[] path, double kept, double[][] steps, double[] weights);

    static Covariance of(CmaSettings.Axes axes, int dimensions) {
        return axes == CmaSettings.Axes.APART ? new DiagonalCovariance(dimensions) : new FullCovariance(dimensions);
    }

    /** How much of the old matrix stays. */
    static double decay(CmaRates rates, double kept) {
        double sum = 0;
        for (double weight : rates.weights()) {
            sum += weight;
        }
        return 1 + rates.rankOne() * kept - rates.rankOne() - rates.rankMany() * sum;
    }
}
