package dev.espalier.sampler;

import dev.espalier.space.Parameter;
import dev.espalier.study.Trial;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A density over the parameters of one {@link Level}: a mixture with a kernel a trial and one for the prior, each a product
 * over the parameters. Bergstra et al. 2011, "Algorithms for hyper-parameter optimization", section 4; Falkner et al. 2018,
 * "BOHB", section 3.2, for the product.
 */
final class ParzenEstimator {
    private final List<Parameter> parameters;
    private final List<Trial> trials;
    private final ParzenSettings settings;
    private final Kernels[] kernels;
    private final double[] logWeights;
    private final double[] cumulativeWeights;

    /**
     * @param parameters that all of {@code trials} have
     * @param weights one a trial
     */
    ParzenEstimator(List<Parameter> parameters, List<Trial> trials, double[] weights, ParzenSettings settings) {
        this.parameters = parameters;
        this.trials = trials;
        this.settings = settings;
        kernels = parameters.stream().map(this::kernels).toArray(Kernels[]::new);
        logWeights = Arrays.copyOf(weights, trials.size() + 1);
        logWeights[trials.size()] = settings.priorWeight();
        Arrays.setAll(logWeights, k -> Math.log(logWeights[k]));
        cumulativeWeights = new double[logWeights.length];
        normalise();
    }

    /**
     * Makes this the density where {@code given} have the values that {@code code} holds: kernels far from them lose weight.
     *
     * @param given that all of the trials have, none of this density's own
     */
    void condition(List<Parameter> given, double[] code) {
        for (Parameter parameter : given) {
            kernels(parameter).addLog(code[parameter.index()], logWeights);
        }
        normalise();
    }

    private void normalise() {
        double logTotal = logSum(logWeights);
        for (int k = 0; k < logWeights.length; k++) {
            logWeights[k] -= logTotal;
            cumulativeWeights[k] = Math.exp(logWeights[k]) + (k == 0 ? 0 : cumulativeWeights[k - 1]);
        }
    }

    private Kernels kernels(Parameter parameter) {
        double[] observations = observations(parameter);
        return switch (parameter) {
            case Parameter.Real real -> new LineKernels(Line.of(real), observations, settings);
            case Parameter.Whole whole -> new LineKernels(Line.of(whole), observations, settings);
            case Parameter.Ordinal ordinal -> new LineKernels(Line.of(ordinal), observations, settings);
            case Parameter.Choice choice ->
                new BranchKernels(choice.labels().size(), observations, settings.priorWeight());
        };
    }

    /** A code a trial, and NaN for the prior. */
    private double[] observations(Parameter parameter) {
        double[] codes = new double[trials.size() + 1];
        for (int i = 0; i < trials.size(); i++) {
            codes[i] = trials.get(i).configuration().code(parameter.index());
        }
        codes[trials.size()] = Double.NaN;
        return codes;
    }

    /** {@code code} with a draw from the density put in. */
    double[] drawnInto(double[] code, RandomGenerator random) {
        double total = cumulativeWeights[cumulativeWeights.length - 1];
        int found = Arrays.binarySearch(cumulativeWeights, random.nextDouble() * total);
        int kernel = Math.min(found < 0 ? -found - 1 : found + 1, cumulativeWeights.length - 1);
        for (int i = 0; i < kernels.length; i++) {
            code[parameters.get(i).index()] = kernels[i].draw(kernel, random);
        }
        return code;
    }

    /** The log of the density at {@code code}. */
    double logDensity(double[] code) {
        double[] scores = logWeights.clone();
        for (int i = 0; i < kernels.length; i++) {
            kernels[i].addLog(code[parameters.get(i).index()], scores);
        }
        return logSum(scores);
    }

    private static double logSum(double[] logs) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            highest = Math.max(highest, log);
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - highest);
        }
        return highest + Math.log(sum);
    }
}
