package dev.espalier.sampler;

import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * {@code tpe}: fits one density to the good trials and one to the rest, draws from the first, and proposes the draw where
 * the first is highest beside the second. Bergstra et al. 2011, "Algorithms for hyper-parameter optimization", section 4,
 * in the multivariate form, level by level down the branch tree; defaults as Optuna 5 has them.
 *
 * @param start proposes until enough trials have told a value
 */
record TpeSampler(Sampler start, TpeSettings settings) implements Sampler {
    /** Rounds of candidates, when all of one are forbidden or were tried. */
    private static final int ROUNDS = 5;

    @Override
    public Optional<Configuration> suggest(SearchSpace space, History history, RandomGenerator random) {
        if (Split.told(history.trials()) < settings.startupTrials()) {
            return start.suggest(space, history, random);
        }
        Untried untried = Untried.in(space, history);
        TpeDescent descent = new TpeDescent(settings, history, random);
        Level root = Level.root(space);
        for (int round = 0; round < ROUNDS; round++) {
            Optional<Configuration> found = descent.proposals(
                            root, space.parameters().size())
                    .map(space::configuration)
                    .filter(untried::accepts)
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return untried.any(random);
    }
}
