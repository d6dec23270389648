package dev.espalier.sampler.core;

import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Proposes the configuration of the next trial: a pure function of its arguments. */
public interface Sampler {

    /**
     * @param space what may be proposed
     * @param history every trial so far, the running ones included
     * @param random seeded from the study's seed and the number of the trial to be
     * @return a configuration in {@code space} that satisfies its constraints; empty when there is none left
     */
    Optional<Configuration> suggest(SearchSpace space, History history, RandomGenerator random);
}
