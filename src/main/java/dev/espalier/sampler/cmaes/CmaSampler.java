package dev.espalier.sampler.cmaes;

import dev.espalier.sampler.core.CandidateFilter;
import dev.espalier.sampler.core.History;
import dev.espalier.sampler.core.HistoryCache;
import dev.espalier.sampler.core.Sampler;
import dev.espalier.sampler.core.SearchTerms;
import dev.espalier.sampler.core.SingleObjective;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.study.Problems;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * {@code cma-es}: covariance matrix adaptation over the ordered parameters, one search for each set of branches; the branches
 * themselves, and every other choice, are drawn by how they fared. Hansen 2023, "The CMA evolution strategy: a tutorial".
 */
public final class CmaSampler implements Sampler {
    private static final int ROUNDS = 20;

    private final CmaSettings settings;
    private final HistoryCache<CandidateFilter> untried;
    private final HistoryCache<CmaModel> model;

    private CmaSampler(SearchSpace space, CmaSettings settings) {
        this.settings = settings;
        this.untried = CandidateFilter.memory(space);
        this.model = new HistoryCache<>(history -> new CmaModel(space, settings, history));
    }

    public static Sampler create(CmaSettings settings, SearchSpace space, SearchTerms terms, Problems problems) {
        SingleObjective.require("cma-es", terms, problems);
        return new CmaSampler(space, settings);
    }

    @Override
    public synchronized Optional<Configuration> suggest(SearchSpace space, History history, RandomGenerator random) {
        CandidateFilter open = untried.upTo(history);
        CmaModel known = model.upTo(history);
        if (history.trials().size() < settings.startupTrials()) {
            return open.any(random);
        }
        CmaModel.Proposals proposals = known.proposals(history.nextNumber(), random);
        for (int round = 0; round < ROUNDS; round++) {
            Configuration proposed = space.configuration(proposals.next());
            if (open.accepts(proposed)) {
                return Optional.of(proposed);
            }
        }
        return open.any(random);
    }
}
