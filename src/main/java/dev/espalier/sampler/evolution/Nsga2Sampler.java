package dev.espalier.sampler.evolution;

import dev.espalier.sampler.core.CandidateFilter;
import dev.espalier.sampler.core.History;
import dev.espalier.sampler.core.HistoryCache;
import dev.espalier.sampler.core.Sampler;
import dev.espalier.sampler.evolution.Generations.Ranked;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * {@code nsga2}: an elitist genetic algorithm for any number of objectives. Deb et al. 2002, "A fast and elitist
 * multiobjective genetic algorithm: NSGA-II", over the branch tree.
 */
public final class Nsga2Sampler implements Sampler {
    private static final int ROUNDS = 20;

    private final Nsga2Settings settings;
    private final Breeding breeding;
    private final HistoryCache<CandidateFilter> untried;
    private final HistoryCache<Generations> generations;

    public Nsga2Sampler(SearchSpace space, Nsga2Settings settings, int objectives) {
        this.settings = settings;
        this.breeding = new Breeding(space, settings, objectives);
        this.untried = CandidateFilter.memory(space);
        this.generations =
                new HistoryCache<>(history -> new Generations(space, history.objectives(), settings.populationSize()));
    }

    @Override
    public synchronized Optional<Configuration> suggest(SearchSpace space, History history, RandomGenerator random) {
        CandidateFilter open = untried.upTo(history);
        List<Ranked> parents = generations.upTo(history).parents();
        if (history.trials().size() < settings.populationSize() || parents.isEmpty()) {
            return open.any(random);
        }
        for (int round = 0; round < ROUNDS; round++) {
            Configuration child = space.configuration(breeding.child(parents, random));
            if (open.accepts(child)) {
                return Optional.of(child);
            }
        }
        return open.any(random);
    }
}
