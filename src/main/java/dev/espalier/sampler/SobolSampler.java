package dev.espalier.sampler;

import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.study.Problems;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** {@code sobol}: scrambled Sobol points over the branch tree, a dimension a parameter, the trial's number their index. */
record SobolSampler(SobolPoints points) implements Sampler {
    private static final int SCRAMBLINGS = 20;

    static Sampler create(SearchSpace space, Problems problems) {
        int dimensions = space.parameters().size();
        if (dimensions > SobolPoints.MOST_DIMENSIONS) {
            problems.add(
                    "sampler.type",
                    "sobol knows at most " + SobolPoints.MOST_DIMENSIONS + " parameters; this space has " + dimensions);
            return new RandomSampler();
        }
        return new SobolSampler(new SobolPoints(dimensions));
    }

    @Override
    public Optional<Configuration> suggest(SearchSpace space, History history, RandomGenerator random) {
        Untried untried = Untried.in(space, history);
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
