package dev.espalier.analysis;

import dev.espalier.study.Cancellation;
import dev.espalier.study.Goal;
import dev.espalier.study.Objective;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which trial is better. */
public final class Ranking {
    private Ranking() {}

    /** The complete trial with the least loss in the first objective; of equal ones the first. */
    public static Optional<Trial> best(StudyState state) {
        return state.trials().stream()
                .filter(trial ->
                        trial.state() == TrialState.COMPLETE && trial.value().isPresent())
                .min(Comparator.comparingDouble(
                                (Trial trial) -> loss(trial, state.spec().objective()))
                        .thenComparing(Trial::number));
    }

    /** The complete trials that no other dominates, by the first objective, then by number. */
    public static List<Trial> paretoFront(StudyState state) {
        List<Objective> objectives = state.spec().objectives();
        List<Trial> complete = state.trials().stream()
                .filter(trial ->
                        trial.state() == TrialState.COMPLETE && trial.values().size() == objectives.size())
                .toList();
        List<Trial> front = new ArrayList<>();
        // In this order none is dominated by one that comes later, or by one that is dominated itself alone.
        for (Trial trial : complete.stream().sorted(byLosses(objectives)).toList()) {
            Cancellation.check();
            if (front.reversed().stream().noneMatch(other -> dominates(other, trial, objectives))) {
                front.add(trial);
            }
        }
        return front.stream()
                .sorted(Comparator.comparingDouble((Trial trial) -> loss(trial, objectives.getFirst()))
                        .thenComparing(Trial::number))
                .toList();
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
