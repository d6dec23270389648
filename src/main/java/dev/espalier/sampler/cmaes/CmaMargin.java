package dev.espalier.sampler.cmaes;

import dev.espalier.sampler.core.Gaussian;
import org.hipparchus.special.Erf;

/**
 * Keeps every grid dimension able to leave its present value: the chance of each neighbouring value, or of any other at an end
 * of the range, stays above a margin. Hamano et al. 2022, "CMA-ES with margin: lower-bounding marginal probability for
 * mixed-integer black-box optimization", section 4.2, equations 17 to 27.
 */
final class CmaMargin {
    private static final double HALF = 0.5 - 1e-10;

    private final CmaEncoding numbers;
    private final double margin;

    CmaMargin(CmaEncoding numbers, int population) {
        this.numbers = numbers;
        this.margin = 1.0 / (numbers.dimensions() * (double) population);
    }

    /** Corrects the mean and the stretch of {@code distribution}. */
    void keep(CmaDistribution distribution) {
        for (int i = 0; i < numbers.dimensions(); i++) {
            if (numbers.hasGrid(i)) {
                keep(distribution, i);
            }
        }
    }

    private void keep(CmaDistribution distribution, int i) {
        double[] mean = distribution.mean();
        double standardDeviation = distribution.standardDeviation(i);
        long place = numbers.place(i, mean[i]);
        boolean lowest = place == 0;
        boolean highest = place == numbers.count(i) - 1;
        if (lowest || highest) {
            double border = numbers.border(i, lowest ? 0 : place - 1);
            double leaving = Gaussian.below(-Math.abs(mean[i] - border) / standardDeviation);
            if (leaving < margin) {
                double distance = standardDeviation * quantile(margin);
                mean[i] = Math.clamp(lowest ? border - distance : border + distance, 0, 1);
            }
            return;
        }
        between(distribution, i, place, standardDeviation);
    }

    private void between(CmaDistribution distribution, int i, long place, double standardDeviation) {
        double[] mean = distribution.mean();
        double low = numbers.border(i, place - 1);
        double high = numbers.border(i, place);
        double below = Gaussian.below((low - mean[i]) / standardDeviation);
        double above = Gaussian.below((mean[i] - high) / standardDeviation);
        if (below >= margin / 2 && above >= margin / 2) {
            return;
        }
        double middle = 1 - below - above;
        double newBelow = Math.max(below, margin / 2);
        double newAbove = Math.max(above, margin / 2);
        double excess = 1 - newBelow - newAbove - middle;
        double total = newBelow + newAbove + middle - 3 * margin / 2;
        newBelow = Math.clamp(newBelow + excess * (newBelow - margin / 2) / total, 1e-10, HALF);
        newAbove = Math.clamp(newAbove + excess * (newAbove - margin / 2) / total, 1e-10, HALF);
        double widthsBelow = quantile(newBelow);
        double widthsAbove = quantile(newAbove);
        double wanted = (high - low) / (widthsBelow + widthsAbove);
        distribution.stretch()[i] *= wanted / standardDeviation;
        mean[i] = (low * widthsAbove + high * widthsBelow) / (widthsBelow + widthsAbove);
    }

    /** How many deviations below the mean {@code mass} of a normal distribution begins, for a mass below a half. */
    private static double quantile(double mass) {
        return Math.sqrt(2) * Erf.erfcInv(2 * mass);
    }
}
