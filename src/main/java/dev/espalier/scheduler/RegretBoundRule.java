package dev.espalier.scheduler;

import dev.espalier.sampler.core.RandomSource;
import dev.espalier.sampler.core.SettingsShape;
import dev.espalier.sampler.gp.Observed;
import dev.espalier.sampler.gp.Posterior;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.Shape;
import dev.espalier.study.Goal;
import dev.espalier.study.Objective;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * {@code regret_bound}: ends the study once a Gaussian process of its complete trials says that no configuration can be better
 * than the best found by more than {@code bound}. The bound on the regret is the least upper confidence bound of a tried
 * configuration less the lowest lower one anywhere: Makarova et al. 2022, "Automatic termination for hyperparameter
 * optimization", equation 6; the width of the bounds is Srinivas et al. 2010, theorem 1, at a fifth, as they use it.
 *
 * <p>A fit takes time, so trials are looked at in growing steps, and of many the best and the newest.
 *
 * @param bound in the objective's unit
 * @param minTrials complete ones before it is asked, at least 2
 */
record RegretBoundRule(SearchSpace space, double bound, int minTrials) implements StopRule {
    private static final int MOST_BEST = 100;
    private static final int MOST_NEWEST = 100;
    /** How seldom a bound may fail. */
    private static final double DELTA = 0.1;

    static Shape.Fields settings() {
        return new SettingsShape()
                .real("bound", 0, Double.MAX_VALUE, 0.001, "What may be left to gain, in the objective's unit.")
                .whole("min_trials", 2, Integer.MAX_VALUE, 20, "Complete trials before the bound is asked for.")
                .shape();
    }

    static StopRule create(StopRules.Request request) {
        request.requireOneObjective("take plateau, which goes by the Pareto front");
        return new RegretBoundRule(
                request.space(),
                request.settings().real("bound"),
                request.settings().whole("min_trials"));
    }

    @Override
    public Optional<String> reason(StudyState state, List<Trial> changed, Instant now) {
        if (changed.stream().noneMatch(RegretBoundRule::counts)) {
            return Optional.empty();
        }
        List<Trial> complete = new ArrayList<>();
        for (Trial trial : state.trials()) {
            if (counts(trial)) {
                complete.add(trial);
            }
        }
        boolean isTime = complete.size() >= minTrials && complete.size() % Math.max(1, complete.size() / 10) == 0;
        return isTime ? reason(state, complete) : Optional.empty();
    }

    private static boolean counts(Trial trial) {
        return trial.state() == TrialState.COMPLETE
                && trial.values().stream().allMatch(Double::isFinite)
                && !trial.values().isEmpty();
    }

    private Optional<String> reason(StudyState state, List<Trial> complete) {
        Objective objective = state.spec().objective();
        List<Trial> told = telling(complete, objective.goal());
        List<Observed> observed = told.stream()
                .map(trial -> new Observed(
                        trial.configuration(),
                        new double[] {objective.goal().loss(trial.values().getFirst())},
                        0))
                .toList();
        Posterior posterior = Posterior.of(space, observed);
        double standardDeviations = standardDeviations(complete.size());
        double least = told.stream()
                .mapToDouble(trial -> posterior.mean(trial.configuration())
                        + standardDeviations * Math.sqrt(posterior.variance(trial.configuration())))
                .min()
                .orElseThrow();
        double lowest = posterior.lowestBound(
                standardDeviations, RandomSource.forTrial(state.spec().seed(), complete.size()));
        double regret = Math.max(0, least - lowest);
        return regret > bound
                ? Optional.empty()
                : Optional.of(
                        "regret_bound: after %d complete trials no more than %s of %s can be left to gain, bound %s"
                                .formatted(complete.size(), Wording.of(regret), objective.metric(), Wording.of(bound)));
    }

    /** The square root of beta: 2 log(d t^2 pi^2 / 6 delta) / 5. */
    private double standardDeviations(int trials) {
        double parameters = Math.max(1, space.parameters().size());
        double inside = parameters * trials * (double) trials * Math.PI * Math.PI / (6 * DELTA);
        return Math.sqrt(2 * Math.log(inside) / 5);
    }

    private static List<Trial> telling(List<Trial> complete, Goal goal) {
        if (complete.size() <= MOST_BEST + MOST_NEWEST) {
            return complete;
        }
        List<Trial> newest = complete.subList(complete.size() - MOST_NEWEST, complete.size());
        List<Trial> told = new ArrayList<>(complete.subList(0, complete.size() - MOST_NEWEST).stream()
                .sorted(Comparator.comparingDouble(
                        trial -> goal.loss(trial.values().getFirst())))
                .limit(MOST_BEST)
                .toList());
        told.addAll(newest);
        return told;
    }
}
