package dev.espalier.sampler;

import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** {@code random}: uniform draws from the tree. Bergstra and Bengio 2012, "Random search for hyper-parameter optimization". */
final class RandomSampler implements Sampler {
    private final Memory<Untried> untried;

    RandomSampler(SearchSpace space) {
        untried = Untried.memory(space);
    }

    @Override
    public synchronized Optional<Configuration> suggest(SearchSpace space, History history, RandomGenerator random) {
        return untried.upTo(history).any(random);
    }
}
