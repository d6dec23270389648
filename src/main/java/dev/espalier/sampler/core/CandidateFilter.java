package dev.espalier.sampler.core;

import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.study.Trial;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What may still be proposed: all that the constraints allow and, where the space is finite, that no trial has had, however
 * that trial ended.
 */
public final class CandidateFilter implements IncrementalModel {
    private static final int DRAWS = 100;
    private static final int WALK = 1_000_000;

    private final SearchSpace space;
    private final Set<Configuration> tried = new HashSet<>();

    private CandidateFilter(SearchSpace space) {
        this.space = space;
    }

    /** All that the constraints allow, until trials are seen. */
    public static CandidateFilter of(SearchSpace space) {
        return new CandidateFilter(space);
    }

    public static HistoryCache<CandidateFilter> memory(SearchSpace space) {
        return new HistoryCache<>(_ -> new CandidateFilter(space));
    }

    /** What no trial of {@code history} has had. */
    public static CandidateFilter in(SearchSpace space, History history) {
        return memory(space).upTo(history);
    }

    @Override
    public void see(Trial trial) {
        if (space.size().isPresent()) {
            tried.add(trial.configuration());
        }
    }

    public boolean accepts(Configuration configuration) {
        return !tried.contains(configuration) && space.allows(configuration);
    }

    /** A random one; empty when there is none, or none was found in a long search. */
    public Optional<Configuration> any(RandomGenerator random) {
        Optional<BigInteger> size = space.size();
        if (size.isEmpty()) {
            return space.sample(random);
        }
        if (size.get().compareTo(BigInteger.valueOf(tried.size())) <= 0) {
            return Optional.empty();
        }
        for (int draw = 0; draw < DRAWS; draw++) {
            Optional<Configuration> drawn = space.sample(random);
            if (drawn.isEmpty() || !tried.contains(drawn.get())) {
                return drawn.or(() -> walk(size.get(), random));
            }
        }
        return walk(size.get(), random);
    }

    private Optional<Configuration> walk(BigInteger size, RandomGenerator random) {
        BigInteger index = new BigInteger(size.bitLength() + 8, Random.from(random)).mod(size);
        int steps = size.min(BigInteger.valueOf(WALK)).intValue();
        for (int step = 0; step < steps; step++) {
            Optional<Configuration> there = space.at(index).filter(this::accepts);
            if (there.isPresent()) {
                return there;
            }
            index = index.add(BigInteger.ONE).mod(size);
        }
        return Optional.empty();
    }
}
