package dev.espalier.sampler.random;

import dev.espalier.sampler.core.CandidateFilter;
import dev.espalier.sampler.core.History;
import dev.espalier.sampler.core.HistoryCache;
import dev.espalier.sampler.core.RandomSource;
import dev.espalier.sampler.core.Sampler;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.study.Problems;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** {@code sobol}: scrambled Sobol points over the branch tree, a dimension a parameter, the trial's number their index. */
public final class SobolSampler implements Sampler {
    private static final int SCRAMBLINGS = 20;

    private final SobolPoints points;
    private final HistoryCache<CandidateFilter> memory;

    private SobolSampler(SearchSpace space) {
        points = new SobolPoints(space.parameters().size());
        memory = CandidateFilter.memory(space);
    }

    public static Sampler create(SearchSpace space, Problems problems) {
        int dimensions = space.parameters().size();
        if (dimensions > SobolPoints.MOST_DIMENSIONS) {
            problems.add(
                    "sampler.type",
                    "sobol knows at most " + SobolPoints.MOST_DIMENSIONS + " parameters; this space has " + dimensions);
            return new RandomSampler(space);
        }
        return new SobolSampler(space);
    }

    @Override
    public synchronized Optional<Configuration> suggest(SearchSpace space, History history, RandomGenerator random) {
        CandidateFilter untried = memory.upTo(history);
        // A point that was tried or is forbidden is replaced by the same one of another scrambling.
        for (int scrambling = 0; scrambling < SCRAMBLINGS; scrambling++) {
            long seed = RandomSource.hash(history.seed(), scrambling);
            Configuration there = space.fromUnit(points.point(history.nextNumber(), seed));
            if (untried.accepts(there)) {
                return Optional.of(there);
            }
        }
        return untried.any(random);
    }
}
