package dev.espalier.analysis;

import dev.espalier.study.Cancellation;
import dev.espalier.study.Executor;
import dev.espalier.study.Goal;
import dev.espalier.study.KeptWeights;
import dev.espalier.study.LearningCurve;
import dev.espalier.study.Objective;
import dev.espalier.study.StudySpec;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which trial is better, and which of its steps. */
public final class TrialOrder {
    private TrialOrder() {}

    /** The best trial among those whose weights are kept, as {@link #best(StudySpec, Optional, Optional)} chooses it. */
    public static Optional<Trial> best(StudyState state) {
        return best(state, trial -> isKept(state.spec(), trial));
    }

    private static Optional<Trial> best(StudyState state, Predicate<Trial> kept) {
        return best(
                state.spec(),
                first(state, trial -> trial.state() == TrialState.COMPLETE && kept.test(trial)),
                first(state, trial -> trial.state() == TrialState.PRUNED && kept.test(trial)));
    }

    /**
     * The better of two trials. One that was stopped must be better by more than noise; of several objectives the first
     * decides, and no noise is allowed for, as the front has none.
     *
     * @param complete the first of the complete ones that are kept, its curve included
     * @param stopped the first of the stopped ones that are kept, its curve included
     */
    public static Optional<Trial> best(StudySpec spec, Optional<Trial> complete, Optional<Trial> stopped) {
        if (complete.isEmpty() || stopped.isEmpty()) {
            return complete.or(() -> stopped);
        }
        double lead = loss(complete.get(), spec.objective()) - loss(stopped.get(), spec.objective());
        double noise = spec.objectives().size() > 1
                ? 0
                : CurveNoise.ofDifference(complete.get().curve(), stopped.get().curve(), 0);
        return lead > noise ? stopped : complete;
    }

    /** Whether a trial's weights are there to use; a client's complete trial counts, as the client has them. */
    private static boolean isKept(StudySpec spec, Trial trial) {
        return spec.executor() == Executor.EXTERNAL
                ? trial.state() == TrialState.COMPLETE
                : trial.weights() == KeptWeights.KEPT;
    }

    /** The trial that would be the best if its weights were kept, which only a checkpoint holds. */
    public static Optional<Trial> unkept(StudyState state) {
        Optional<Trial> candidate = first(
                state,
                trial -> trial.weights() == KeptWeights.NONE
                        && trial.checkpoint().isPresent()
                        && (trial.state() == TrialState.PRUNED || trial.state() == TrialState.COMPLETE));
        return candidate.filter(trial -> best(state, other -> other == trial || isKept(state.spec(), other))
                .equals(candidate));
    }

    private static Optional<Trial> first(StudyState state, Predicate<Trial> wanted) {
        return valued(state, wanted).min(order(state.spec()));
    }

    /** The trials that are {@code wanted} and have a value, by the first objective, of equal ones the first. */
    public static List<Trial> ranked(StudyState state, Predicate<Trial> wanted) {
        return valued(state, wanted).sorted(order(state.spec())).toList();
    }

    private static Stream<Trial> valued(StudyState state, Predicate<Trial> wanted) {
        return state.trials().stream().filter(trial -> trial.value().isPresent() && wanted.test(trial));
    }

    private static Comparator<Trial> order(StudySpec spec) {
        return Comparator.comparingDouble((Trial trial) -> loss(trial, spec.objective()))
                .thenComparing(Trial::number);
    }

    /** The trials whose weights are kept and that no other dominates, by the first objective, then by number. */
    public static List<Trial> paretoFront(StudyState state) {
        List<Objective> objectives = state.spec().objectives();
        List<Trial> kept = valued(
                        state,
                        trial -> isKept(state.spec(), trial) && trial.values().size() == objectives.size())
                .toList();
        List<Trial> front = new ArrayList<>();
        // In this order none is dominated by one that comes later, or by one that is dominated itself alone.
        for (Trial trial : kept.stream().sorted(byLosses(objectives)).toList()) {
            Cancellation.check();
            if (front.reversed().stream().noneMatch(other -> dominates(other, trial, objectives))) {
                front.add(trial);
            }
        }
        return front.stream().sorted(order(state.spec())).toList();
    }

    private static Comparator<Trial> byLosses(List<Objective> objectives) {
        return (one, other) -> {
            for (int index = 0; index < objectives.size(); index++) {
                Goal goal = objectives.get(index).goal();
                int order = Double.compare(
                        goal.loss(one.values().get(index)),
                        goal.loss(other.values().get(index)));
                if (order != 0) {
                    return order;
                }
            }
            return Integer.compare(one.number(), other.number());
        };
    }

    /**
     * The step of a curve whose weights a trial keeps: the first of its best by {@code judge}, or the last where the judge is of
     * the last. Empty where nothing was measured.
     *
     * @param objective the judge's place in the curve's points
     */
    public static OptionalInt keptStep(Objective judge, LearningCurve curve, int objective) {
        if (curve.size() == 0) {
            return OptionalInt.empty();
        }
        if (judge.summary() == Objective.Summary.LAST) {
            return OptionalInt.of(curve.lastStep());
        }
        Goal goal = judge.goal();
        int best = 0;
        for (int index = 1; index < curve.size(); index++) {
            double value = curve.value(index, objective);
            double chosen = curve.value(best, objective);
            if (goal.loss(value) < goal.loss(chosen) || Double.isNaN(chosen)) {
                best = index;
            }
        }
        return OptionalInt.of(curve.step(best));
    }

    /** Whether {@code one} is no worse in every objective and better in one. */
    static boolean dominates(Trial one, Trial other, List<Objective> objectives) {
        boolean better = false;
        for (int index = 0; index < objectives.size(); index++) {
            Goal goal = objectives.get(index).goal();
            int order = Double.compare(
                    goal.loss(one.values().get(index)), goal.loss(other.values().get(index)));
            if (order > 0) {
                return false;
            }
            better |= order < 0;
        }
        return better;
    }

    private static double loss(Trial trial, Objective objective) {
        return objective.goal().loss(trial.value().orElse(Double.NaN));
    }
}
