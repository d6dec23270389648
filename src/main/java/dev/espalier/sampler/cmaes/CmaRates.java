package dev.espalier.sampler.cmaes;

import java.util.Arrays;

/**
 * The constants of one CMA-ES search. Hansen 2023, "The CMA evolution strategy: a tutorial", table 1 and equations 49 to 58.
 *
 * @param dimensions at least 1
 * @param population trials in a generation, at least 3
 * @param weights by rank, the best first; the first half sum to 1, the rest are negative
 * @param massOfParents the variance-effective selection mass
 * @param sigmaRate c_sigma
 * @param sigmaDamping d_sigma
 * @param pathRate c_c
 * @param rankOne c_1
 * @param rankMany c_mu
 * @param expectedLength of a standard normal vector
 */
record CmaRates(
        int dimensions,
        int population,
        double[] weights,
        double massOfParents,
        double sigmaRate,
        double sigmaDamping,
        double pathRate,
        double rankOne,
        double rankMany,
        double expectedLength) {

    static CmaRates of(int n, int population, CmaSettings.Axes axes) {
        double[] raw = new double[population];
        Arrays.setAll(raw, i -> Math.log((population + 1) / 2.0) - Math.log(i + 1));
        int parents = population / 2;
        double mass = mass(raw, 0, parents);
        double massOfRest = mass(raw, parents, population);
        double pathRate = (4 + mass / n) / (n + 4 + 2 * mass / n);
        double rankOne = 2 / ((n + 1.3) * (n + 1.3) + mass);
        double rankMany = Math.min(1 - rankOne, 2 * (0.25 + mass + 1 / mass - 2) / ((n + 2.0) * (n + 2) + mass));
        if (axes == CmaSettings.Axes.APART) {
            // Ros and Hansen 2008, "A simple modification in CMA-ES achieving linear time and space complexity",
            // section 2.
            double faster = (n + 2) / 3.0;
            rankOne = Math.min(rankOne * faster, 0.5);
            rankMany = Math.min(rankMany * faster, 1 - rankOne);
        }
        double sigmaRate = (mass + 2) / (n + mass + 5);
        double damping = 1 + 2 * Math.max(0, Math.sqrt((mass - 1) / (n + 1)) - 1) + sigmaRate;
        double negative = Math.min(
                Math.min(1 + rankOne / rankMany, 1 + 2 * massOfRest / (mass + 2)),
                (1 - rankOne - rankMany) / (n * rankMany));
        return new CmaRates(
                n,
                population,
                scaled(raw, negative),
                mass,
                sigmaRate,
                damping,
                pathRate,
                rankOne,
                rankMany,
                Math.sqrt(n) * (1 - 1.0 / (4 * n) + 1.0 / (21.0 * n * n)));
    }

    private static double mass(double[] raw, int from, int to) {
        double sum = 0;
        double squares = 0;
        for (int i = from; i < to; i++) {
            sum += raw[i];
            squares += raw[i] * raw[i];
        }
        return sum * sum / squares;
    }

    private static double[] scaled(double[] raw, double negative) {
        double above = 0;
        double below = 0;
        for (double weight : raw) {
            above += Math.max(0, weight);
            below += Math.max(0, -weight);
        }
        double[] weights = new double[raw.length];
        for (int i = 0; i < raw.length; i++) {
            weights[i] = raw[i] >= 0 ? raw[i] / above : negative * raw[i] / below;
        }
        return weights;
    }
}
