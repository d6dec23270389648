package dev.espalier.scheduler;

import dev.espalier.sampler.core.SettingsShape;
import dev.espalier.space.Shape;
import dev.espalier.study.Objective;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * {@code target}: ends the study once a trial reaches a value: a complete one, or where the best of its steps counts any,
 * as soon as it has measured it.
 *
 * @param value in the objective's unit
 */
record TargetRule(double value) implements StopRule {

    static Shape.Fields settings() {
        return new SettingsShape()
                .given(
                        "value",
                        new Shape.Real(-Double.MAX_VALUE, Double.MAX_VALUE),
                        "The objective's value that is good enough.")
                .shape();
    }

    static StopRule create(StopRules.Request request) {
        request.requireOneObjective("give each of them its target in objectives");
        return new TargetRule(request.settings().real("value"));
    }

    @Override
    public Optional<String> reason(StudyState state, List<Trial> changed, Instant now) {
        Objective objective = state.spec().objective();
        return changed.stream()
                .filter(trial -> counts(trial, objective))
                .filter(trial -> objective.goal().loss(trial.values().getFirst())
                        <= objective.goal().loss(value))
                .findFirst()
                .map(trial -> "target: trial %d reached %s, target %s"
                        .formatted(trial.number(), Wording.of(trial.values().getFirst()), Wording.of(value)));
    }

    private static boolean counts(Trial trial, Objective objective) {
        boolean isMeasured = !trial.values().isEmpty()
                && trial.state() != TrialState.FAILED
                && trial.state() != TrialState.CANCELLED;
        return isMeasured && (trial.state() == TrialState.COMPLETE || objective.summary() == Objective.Summary.BEST);
    }
}
