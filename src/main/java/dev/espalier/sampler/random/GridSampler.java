package dev.espalier.sampler.random;

import dev.espalier.sampler.core.CandidateFilter;
import dev.espalier.sampler.core.History;
import dev.espalier.sampler.core.HistoryCache;
import dev.espalier.sampler.core.Sampler;
import dev.espalier.space.Parameter;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.study.Problems;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** {@code grid}: every configuration of a finite space once, in an order shuffled by the study's seed. */
public final class GridSampler implements Sampler {
    private final HistoryCache<GridWalk> walk;

    private GridSampler(SearchSpace space) {
        walk = new HistoryCache<>(
                history -> new GridWalk(space, CandidateFilter.of(space), history.seed(), GridWalk.WIDEST_GAP));
    }

    public static Sampler create(SearchSpace space, Problems problems) {
        List<String> continuous = space.parameters().stream()
                .filter(GridSampler::isContinuous)
                .map(Parameter::path)
                .toList();
        if (!continuous.isEmpty()) {
            problems.add(
                    "sampler.type",
                    "grid needs a finite space; give a step to, or use $ordinal or $int for: "
                            + String.join(", ", continuous));
        }
        return new GridSampler(space);
    }

    private static boolean isContinuous(Parameter parameter) {
        return parameter instanceof Parameter.Real real && real.step().isEmpty() && real.low() < real.high();
    }

    @Override
    public synchronized Optional<Configuration> suggest(SearchSpace space, History history, RandomGenerator random) {
        return walk.upTo(history).next();
    }
}
