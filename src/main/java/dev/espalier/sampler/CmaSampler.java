package dev.espalier.sampler;

import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.study.Problems;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * {@code cma-es}: covariance matrix adaptation over the ordered parameters, one search for each set of branches; the branches
 * themselves, and every other choice, are drawn by how they fared. Hansen 2023, "The CMA evolution strategy: a tutorial".
 */
final class CmaSampler implements Sampler {
    private static final int ROUNDS = 20;

    private final CmaSettings settings;
    private final Memory<Untried> untried;
    private final Memory<CmaModel> model;

    private CmaSampler(SearchSpace space, CmaSettings settings) {
        this.settings = settings;
        this.untried = Untried.memory(space);
        this.model = new Memory<>(history -> new CmaModel(space, settings, history));
    }

    static Sampler create(CmaSettings settings, SearchSpace space, SearchTerms terms, Problems problems) {
        SingleObjective.require("cma-es", terms, problems);
        return new CmaSampler(space, settings);
    }

    @Override
    public synchronized Optional<Configuration> suggest(SearchSpace space, History history, RandomGenerator random) {
        Untried open = untried.upTo(history);
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
