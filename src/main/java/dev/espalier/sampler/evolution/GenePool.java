package dev.espalier.sampler.evolution;

import dev.espalier.sampler.core.CandidateFilter;
import dev.espalier.sampler.core.Variation;
import dev.espalier.space.Parameter;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Children of many parents at once: each parameter comes from any of them (Mühlenbein and Voigt 1995, "Gene pool recombination
 * in genetic algorithms"), is moved a little, and now and then drawn anew. Of a litter the child is taken that is farthest
 * from everything tried, so that what matters is kept and what does not is spread out (Lehman and Stanley 2011, "Abandoning
 * objectives: evolution through the search for novelty alone", for the distance).
 */
public final class GenePool {
    private static final int LITTER = 32;
    private static final double REDRAWN = 0.1;
    /** How far a parameter is moved: a standard deviation, as a share of its range. */
    private static final double MOVE = 0.03;

    private final SearchSpace space;

    public GenePool(SearchSpace space) {
        this.space = space;
    }

    /**
     * The farthest child that may be proposed; empty when none of the litter may be.
     *
     * @param parents at least one
     * @param tried what it is to be far from
     */
    public Optional<Configuration> child(
            List<Configuration> parents, List<Configuration> tried, CandidateFilter open, RandomGenerator random) {
        Optional<Configuration> farthest = Optional.empty();
        double most = -1;
        for (int born = 0; born < LITTER; born++) {
            Configuration child = space.configuration(born(parents, random));
            if (open.accepts(child)) {
                double distance = nearest(child, tried);
                if (distance > most) {
                    most = distance;
                    farthest = Optional.of(child);
                }
            }
        }
        return farthest;
    }

    private double[] born(List<Configuration> parents, RandomGenerator random) {
        double[] child = new double[space.parameters().size()];
        Arrays.fill(child, Double.NaN);
        for (Parameter parameter : space.parameters()) {
            if (space.exists(parameter, child)) {
                child[parameter.index()] = gene(parameter, parents, random);
            }
        }
        return child;
    }

    private static double gene(Parameter parameter, List<Configuration> parents, RandomGenerator random) {
        List<Double> genes = new ArrayList<>();
        for (Configuration parent : parents) {
            double code = parent.code(parameter.index());
            if (!Double.isNaN(code)) {
                genes.add(code);
            }
        }
        if (genes.isEmpty() || random.nextDouble() < REDRAWN) {
            return parameter.fromUnit(random.nextDouble());
        }
        double gene = genes.get(random.nextInt(genes.size()));
        return Variation.isChoice(parameter)
                ? gene
                : parameter.fromUnit(Variation.reflected(parameter.toUnit(gene) + MOVE * random.nextGaussian()));
    }

    /** The squared distance to the nearest of {@code tried}. */
    private double nearest(Configuration child, List<Configuration> tried) {
        double nearest = Double.POSITIVE_INFINITY;
        for (Configuration other : tried) {
            nearest = Math.min(nearest, distance(child, other, nearest));
        }
        return nearest;
    }

    /** Squared; a parameter that only one has, or another branch, counts as the whole range. Stops counting at a limit. */
    private double distance(Configuration one, Configuration other, double limit) {
        double sum = 0;
        for (Parameter parameter : space.parameters()) {
            double a = one.code(parameter.index());
            double b = other.code(parameter.index());
            if (Double.isNaN(a) && Double.isNaN(b) || a == b) {
                continue;
            }
            boolean apart = Double.isNaN(a) || Double.isNaN(b) || Variation.isChoice(parameter);
            double difference = apart ? 1 : parameter.toUnit(a) - parameter.toUnit(b);
            sum += difference * difference;
            if (sum >= limit) {
                return sum;
            }
        }
        return sum;
    }
}
