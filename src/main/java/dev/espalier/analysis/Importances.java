package dev.espalier.analysis;

import dev.espalier.space.SearchSpace;
import dev.espalier.study.Conflict;
import dev.espalier.study.StudyState;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/** Which parameters mattered for an objective, judged by a study's trials that are complete, pruned or at rest. */
public final class Importances {
    /** Fewer measured trials say nothing. */
    public static final int FEWEST_TRIALS = 5;

    private Importances() {}

    /** How importance is measured. */
    public enum Method {
        /**
         * How differently the best tenth of the trials is spread over a parameter than all of them: Watanabe et al. 2023,
         * "PED-ANOVA: efficiently quantifying hyperparameter importance in arbitrary subspaces". Importances add up to 1.
         * Trials are compared with each other, not with the space: where a sampler drew nearly all of them near the optimum of
         * what matters, all and the best differ most in what does not.
         */
        PED_ANOVA,
        /**
         * The share of the objective's variance over the whole space that a parameter explains by itself: Hutter et al.
         * 2014, "An efficient approach for assessing hyperparameter importance", on a random forest. Importances and
         * interactions add up to 1.
         */
        FANOVA
    }

    /**
     * One parameter's importance. A parameter that exists only in a branch is judged within that branch, and what is found
     * there is weighted by the branch's mass.
     *
     * @param importance from 0 to 1
     * @param mass how much of the space, or of the trials, has the parameter: by {@code FANOVA} the probability that a uniform
     *     draw from the tree does, by {@code PED_ANOVA} the share of the trials
     * @param trials measured ones that have it
     */
    public record Importance(String parameter, double importance, double mass, int trials) {}

    /**
     * All of them.
     *
     * @param trials measured ones, whose value is finite
     * @param items the most important first, equal ones in the order of the space
     * @param interactions the share of the variance that takes several parameters to explain; empty where the method
     *     does not tell
     */
    public record Report(int trials, List<Importance> items, OptionalDouble interactions) {
        public Report {
            items = List.copyOf(items);
        }
    }

    /**
     * @param objective the place of the objective among the study's
     * @param random what trees are grown from; the same gives the same answer
     * @throws Conflict when there are fewer than {@value #FEWEST_TRIALS} measured trials with a finite value
     */
    public static Report of(StudyState study, SearchSpace space, int objective, Method method, RandomGenerator random) {
        Evaluated evaluated = Evaluated.of(study, space, objective);
        if (evaluated.size() < FEWEST_TRIALS) {
            throw new Conflict("Importance needs at least " + FEWEST_TRIALS
                    + " measured trials with a finite value; study " + study.id() + " has " + evaluated.size() + ".");
        }
        return switch (method) {
            case PED_ANOVA -> new Report(evaluated.size(), sorted(PedAnova.of(evaluated)), OptionalDouble.empty());
            case FANOVA -> {
                List<Importance> items = Fanova.of(evaluated, random);
                double explained =
                        items.stream().mapToDouble(Importance::importance).sum();
                boolean flat = items.stream().allMatch(item -> item.importance() == 0);
                yield new Report(
                        evaluated.size(), sorted(items), OptionalDouble.of(flat ? 0 : Math.max(0, 1 - explained)));
            }
        };
    }

    private static List<Importance> sorted(List<Importance> items) {
        return items.stream()
                .sorted(Comparator.comparingDouble(Importance::importance).reversed())
                .toList();
    }
}
