package dev.espalier.sampler.evolution;

import dev.espalier.sampler.core.CandidateFilter;
import dev.espalier.sampler.core.FinishedTrials;
import dev.espalier.sampler.core.FinishedTrials.Finished;
import dev.espalier.sampler.core.History;
import dev.espalier.sampler.core.HistoryCache;
import dev.espalier.sampler.core.Sampler;
import dev.espalier.sampler.core.SearchTerms;
import dev.espalier.sampler.core.Settings;
import dev.espalier.sampler.core.SettingsShape;
import dev.espalier.sampler.core.SingleObjective;
import dev.espalier.sampler.core.Variation;
import dev.espalier.space.Parameter;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.Shape;
import dev.espalier.study.Configuration;
import dev.espalier.study.Problems;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * {@code evolution}: regularised evolution. The newest finished trials are the population; the best of a few drawn from it is
 * the parent, one parameter or branch of which is changed. However good, a trial dies of age. Real et al. 2019, "Regularized
 * evolution for image classifier architecture search", algorithm 1.
 */
public final class EvolutionSampler implements Sampler {
    private static final int ROUNDS = 20;
    /** Steps are from the whole range down to e^-4 of it, evenly on the logarithm: far and near at once. */
    private static final double SPREADS = 4;

    private final Variation variation;
    private final int populationSize;
    private final int sampleSize;
    private final HistoryCache<CandidateFilter> untried;
    private final HistoryCache<FinishedTrials> finished =
            new HistoryCache<>(history -> new FinishedTrials(history.objectives()));

    private EvolutionSampler(SearchSpace space, int populationSize, int sampleSize) {
        this.variation = new Variation(space);
        this.populationSize = populationSize;
        this.sampleSize = sampleSize;
        this.untried = CandidateFilter.memory(space);
    }

    public static Shape.Fields shape() {
        return new SettingsShape()
                .whole("population_size", 2, 1_000_000, 20, "How many of the newest finished trials can be parents.")
                .whole("sample_size", 1, 1_000_000, 8, "Trials drawn from these, of which the best is the parent.")
                .shape();
    }

    public static Sampler create(Settings settings, SearchSpace space, SearchTerms terms, Problems problems) {
        SingleObjective.require("evolution", terms, problems);
        int population = settings.whole("population_size");
        int sample = settings.whole("sample_size");
        if (sample > population) {
            problems.add("sampler.sample_size", "must be no more than population_size, which is " + population);
        }
        return new EvolutionSampler(space, population, sample);
    }

    @Override
    public synchronized Optional<Configuration> suggest(SearchSpace space, History history, RandomGenerator random) {
        CandidateFilter open = untried.upTo(history);
        List<Finished> population = newest(finished.upTo(history).inOrder());
        if (history.trials().size() < populationSize || population.isEmpty()) {
            return open.any(random);
        }
        for (int round = 0; round < ROUNDS; round++) {
            double[] parent = parent(population, random).trial().configuration().code();
            Configuration child = space.configuration(mutated(space, parent, random));
            if (open.accepts(child)) {
                return Optional.of(child);
            }
        }
        return open.any(random);
    }

    private List<Finished> newest(List<Finished> order) {
        return order.subList(Math.max(0, order.size() - populationSize), order.size());
    }

    /** The best of a sample drawn without putting back. */
    private Finished parent(List<Finished> population, RandomGenerator random) {
        int[] places = new int[population.size()];
        java.util.Arrays.setAll(places, place -> place);
        Finished best = population.get(0);
        for (int drawn = 0; drawn < Math.min(sampleSize, places.length); drawn++) {
            int other = drawn + random.nextInt(places.length - drawn);
            Finished next = population.get(places[other]);
            places[other] = places[drawn];
            if (drawn == 0 || next.standing().compareTo(best.standing()) < 0) {
                best = next;
            }
        }
        return best;
    }

    private double[] mutated(SearchSpace space, double[] parent, RandomGenerator random) {
        List<Parameter> free = space.parameters().stream()
                .filter(parameter -> !Double.isNaN(parent[parameter.index()]) && Variation.isFree(parameter))
                .toList();
        double[] child = parent.clone();
        if (!free.isEmpty()) {
            Parameter changed = free.get(random.nextInt(free.size()));
            double spread = Math.exp(-SPREADS * random.nextDouble());
            child[changed.index()] = Variation.moved(changed, parent[changed.index()], spread, random);
            variation.complete(child, parent, random);
        }
        return child;
    }
}
