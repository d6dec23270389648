package dev.espalier.sampler.random;

import dev.espalier.sampler.core.CandidateFilter;
import dev.espalier.sampler.core.History;
import dev.espalier.sampler.core.HistoryCache;
import dev.espalier.sampler.core.Sampler;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** {@code random}: uniform draws from the tree. Bergstra and Bengio 2012, "Random search for hyper-parameter optimization". */
public final class RandomSampler implements Sampler {
    private final HistoryCache<CandidateFilter> untried;

    public RandomSampler(SearchSpace space) {
        untried = CandidateFilter.memory(space);
    }

    @Override
    public synchronized Optional<Configuration> suggest(SearchSpace space, History history, RandomGenerator random) {
        return untried.upTo(history).any(random);
    }
}
