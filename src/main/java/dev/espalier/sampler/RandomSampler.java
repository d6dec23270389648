package dev.espalier.sampler;

import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** {@code random}: uniform draws from the tree. Bergstra and Bengio 2012, "Random search for hyper-parameter optimization". */
record RandomSampler() implements Sampler {

    @Override
    public Optional<Configuration> suggest(SearchSpace space, History history, RandomGenerator random) {
        return Untried.in(space, history).any(random);
    }
}
