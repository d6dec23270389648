package dev.espalier.sampler.cmaes;

import dev.espalier.sampler.core.FinishedTrials.Finished;
import dev.espalier.space.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One choice's branches by how the trials that had to choose fared: a branch is drawn as often as it is among the best of
 * them, with a share left for every other. The good trials' density of tpe: Bergstra et al. 2011, "Algorithms for
 * hyper-parameter optimization", section 4; Watanabe 2023, "Tree-structured Parzen estimator", equation 12.
 */
final class ChoiceShares {
    private static final double GOOD = 0.1;
    private static final int MOST_GOOD = 25;
    private static final Comparator<Finished> ORDER = Comparator.comparing(Finished::standing)
            .thenComparing(Finished::at)
            .thenComparingInt(finished -> finished.trial().number());

    private final Parameter.Choice choice;
    private final double prior;
    /** Every one that is good now or may be when there are more: the best first. */
    private final List<Finished> best = new ArrayList<>();

    private int seen;

    /** @param prior what weighs beside a good trial in favour of every branch alike */
    ChoiceShares(Parameter.Choice choice, double prior) {
        this.choice = choice;
        this.prior = prior;
    }

    void learn(Finished finished) {
        seen++;
        int place = best.size();
        while (place > 0 && ORDER.compare(finished, best.get(place - 1)) < 0) {
            place--;
        }
        if (place < MOST_GOOD) {
            best.add(place, finished);
            if (best.size() > MOST_GOOD) {
                best.removeLast();
            }
        }
    }

    int draw(RandomGenerator random) {
        int branches = choice.labels().size();
        int good = Math.min(best.size(), (int) Math.ceil(GOOD * seen));
        double share = prior / (good + 1);
        int kernel = random.nextInt(good + 1);
        double stay = random.nextDouble() * (1 + branches * share);
        int other = random.nextInt(branches);
        return kernel < good && stay < 1
                ? (int) best.get(kernel).trial().configuration().code(choice.index())
                : other;
    }
}
