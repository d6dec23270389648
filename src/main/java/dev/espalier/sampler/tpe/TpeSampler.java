package dev.espalier.sampler.tpe;

import dev.espalier.sampler.core.CandidateFilter;
import dev.espalier.sampler.core.History;
import dev.espalier.sampler.core.HistoryCache;
import dev.espalier.sampler.core.Sampler;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * {@code tpe}: fits one density to the good trials and one to the rest, draws from the first, and proposes the draw where
 * the first is highest beside the second. Bergstra et al. 2011, "Algorithms for hyper-parameter optimization", section 4,
 * in the multivariate form, level by level down the branch tree; defaults as Optuna 5 has them.
 */
public final class TpeSampler implements Sampler {
    /** Rounds of candidates, when all of one are forbidden or were tried. */
    private static final int ROUNDS = 5;

    private final Sampler start;
    private final TpeSettings settings;
    private final HistoryCache<CandidateFilter> untried;
    private final HistoryCache<LevelModel> model;

    /** @param start proposes until enough trials have told a value */
    public TpeSampler(SearchSpace space, Sampler start, TpeSettings settings) {
        this.start = start;
        this.settings = settings;
        this.untried = CandidateFilter.memory(space);
        this.model = new HistoryCache<>(
                history -> new LevelModel(Level.root(space), List.of(), settings, history.objectives()));
    }

    @Override
    public synchronized Optional<Configuration> suggest(SearchSpace space, History history, RandomGenerator random) {
        LevelModel root = model.upTo(history);
        if (root.told() < settings.startupTrials()) {
            return start.suggest(space, history, random);
        }
        CandidateFilter open = untried.upTo(history);
        TpeDescent descent = new TpeDescent(settings.candidates(), random);
        for (int round = 0; round < ROUNDS; round++) {
            Optional<Configuration> found = descent.proposals(
                            root, space.parameters().size())
                    .map(space::configuration)
                    .filter(open::accepts)
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return open.any(random);
    }
}
