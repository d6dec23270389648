package dev.espalier.sampler.evolution;

import dev.espalier.sampler.core.Variation;
import dev.espalier.sampler.evolution.Generations.Ranked;
import dev.espalier.space.Parameter;
import dev.espalier.space.SearchSpace;
import java.util.List;
import java.util.random.RandomGenerator;

/** Children over the branch tree: parents by tournament, crossover, then mutation. Deb et al. 2002, section III.C. */
final class Breeding {
    /** How near children of simulated binary crossover stay: a single objective bears more daring, as Optuna has it. */
    private static final double NEARNESS_FOR_ONE = 2;

    private static final double NEARNESS_FOR_SEVERAL = 20;

    private static final double LOG_SPREADS = 4;

    private final SearchSpace space;
    private final Variation variation;
    private final Nsga2Settings settings;
    private final double nearness;

    Breeding(SearchSpace space, Nsga2Settings settings, int objectives) {
        this.space = space;
        this.variation = new Variation(space);
        this.settings = settings;
        this.nearness = objectives == 1 ? NEARNESS_FOR_ONE : NEARNESS_FOR_SEVERAL;
    }

    /** @param parents best first, at least one */
    double[] child(List<Ranked> parents, RandomGenerator random) {
        double[] first = tournament(parents, random);
        double[] second = random.nextDouble() < settings.crossoverProbability() ? tournament(parents, random) : first;
        double[] child = mutated(crossed(first, second, random), random);
        boolean isCopy = java.util.Arrays.equals(child, first) || java.util.Arrays.equals(child, second);
        return isCopy ? mutatedOnce(child, random) : child;
    }

    /** The better of two; the list is in order. */
    private static double[] tournament(List<Ranked> parents, RandomGenerator random) {
        int place = Math.min(random.nextInt(parents.size()), random.nextInt(parents.size()));
        return parents.get(place).candidate().code();
    }

    /** Branches first, each from either parent; what stands in a branch comes from a parent that took it. */
    private double[] crossed(double[] first, double[] second, RandomGenerator random) {
        double[] child = new double[first.length];
        java.util.Arrays.fill(child, Double.NaN);
        for (Parameter parameter : space.parameters()) {
            int index = parameter.index();
            boolean swap = random.nextDouble() < settings.swappingProbability();
            if (!space.exists(parameter, child)) {
                continue;
            }
            boolean both = !Double.isNaN(first[index]) && !Double.isNaN(second[index]);
            if (!both) {
                child[index] = Double.isNaN(first[index]) ? second[index] : first[index];
            } else if (settings.crossover() == Nsga2Settings.Crossover.SBX && !Variation.isChoice(parameter)) {
                child[index] = between(parameter, first[index], second[index], random);
            } else {
                child[index] = swap ? second[index] : first[index];
            }
        }
        return child;
    }

    /**
     * One of the two children of simulated binary crossover, on the parameter's scale. Deb and Agrawal 1995, "Simulated binary
     * crossover for continuous search space", section 3.
     */
    private double between(Parameter parameter, double first, double second, RandomGenerator random) {
        double a = parameter.toUnit(first);
        double b = parameter.toUnit(second);
        double u = random.nextDouble();
        double spread = u < 0.5 ? Math.pow(2 * u, 1 / (nearness + 1)) : Math.pow(1 / (2 - 2 * u), 1 / (nearness + 1));
        double side = random.nextBoolean() ? spread : -spread;
        return parameter.fromUnit((a + b - side * (b - a)) / 2);
    }

    private double[] mutated(double[] code, RandomGenerator random) {
        double[] child = code.clone();
        int free = 0;
        for (Parameter parameter : space.parameters()) {
            free += isFree(parameter, code) ? 1 : 0;
        }
        double probability = settings.mutationProbability().orElse(1.0 / Math.max(1, free));
        for (Parameter parameter : space.parameters()) {
            if (isFree(parameter, code) && random.nextDouble() < probability) {
                mutate(parameter, code, child, random);
            }
        }
        variation.complete(child, code, random);
        return child;
    }

    /** A copy of a parent would teach nothing, so one of its parameters is changed. */
    private double[] mutatedOnce(double[] code, RandomGenerator random) {
        List<Parameter> free = space.parameters().stream()
                .filter(parameter -> isFree(parameter, code))
                .toList();
        double[] child = code.clone();
        if (!free.isEmpty()) {
            mutate(free.get(random.nextInt(free.size())), code, child, random);
            variation.complete(child, code, random);
        }
        return child;
    }

    private static void mutate(Parameter parameter, double[] code, double[] child, RandomGenerator random) {
        double spread = Math.exp(-LOG_SPREADS * random.nextDouble());
        child[parameter.index()] = Variation.moved(parameter, code[parameter.index()], spread, random);
    }

    private static boolean isFree(Parameter parameter, double[] code) {
        return !Double.isNaN(code[parameter.index()]) && Variation.isFree(parameter);
    }
}
