package dev.espalier.coordinator;

import dev.espalier.study.LearningCurve;
import dev.espalier.study.Lease;
import dev.espalier.study.Objective;
import dev.espalier.study.Outcome;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** How a trial that ran to its end gets its values: from what it reported and what it told at last. */
final class Completion {
    private Completion() {}

    static Trial of(Trial trial, Outcome.Completed outcome, List<Objective> objectives, Instant at) {
        double[] told = objectives.stream()
                .mapToDouble(objective -> outcome.metrics().getOrDefault(objective.metric(), Double.NaN))
                .toArray();
        List<Double> values = values(trial.curve(), told, objectives);
        TrialDraft draft = new TrialDraft(trial).metrics(outcome.metrics()).values(values);
        if (trial.curve().size() == 0) {
            // Told without a report: the schedulers are to see it at the step it was sent to.
            int step = Math.max(trial.step(), trial.lease().map(Lease::to).orElse(1));
            LearningCurve.point(objectives, outcome.metrics()).ifPresent(point -> draft.point(step, point));
        }
        if (values.size() < objectives.size()) {
            return draft.values(List.of())
                    .end(TrialState.FAILED, "not a number: " + missing(values, objectives), at)
                    .trial();
        }
        return draft.end(TrialState.COMPLETE, "", at).trial();
    }

    private static String missing(List<Double> values, List<Objective> objectives) {
        return objectives.get(Math.min(values.size(), objectives.size() - 1)).metric();
    }

    /** A value an objective, up to the first objective that has none. */
    private static List<Double> values(LearningCurve curve, double[] told, List<Objective> objectives) {
        List<Double> values = new ArrayList<>();
        for (int index = 0; index < objectives.size(); index++) {
            OptionalDouble value =
                    value(objectives.get(index), curve.summary(objectives.get(index), index), told[index]);
            if (value.isEmpty()) {
                break;
            }
            values.add(value.getAsDouble());
        }
        return values;
    }

    private static OptionalDouble value(Objective objective, OptionalDouble reported, double told) {
        if (Double.isNaN(told)) {
            return reported;
        }
        boolean reportedIsBetter = objective.summary() == Objective.Summary.BEST
                && reported.isPresent()
                && objective.goal().loss(reported.getAsDouble())
                        < objective.goal().loss(told);
        return reportedIsBetter ? reported : OptionalDouble.of(told);
    }
}
