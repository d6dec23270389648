package dev.espalier.sampler.tpe;

import dev.espalier.sampler.core.IncrementalModel;
import dev.espalier.study.Execution;
import dev.espalier.study.LearningCurve;
import dev.espalier.study.Objective;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import dev.espalier.study.Trials;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A study as it looks from the highest step that enough trials have reached: what came that far is complete, with the value
 * that it had there. Falkner et al. 2018, "BOHB: robust and efficient hyperparameter optimization at scale", section 3.2. The
 * steps that count are those at which trials have come to rest.
 */
final class Fidelity implements IncrementalModel {
    private final List<Objective> objectives;
    private final int enough;
    /** How many trials have each step as their last. */
    private final TreeMap<Integer, Integer> reached = new TreeMap<>();
    /** The same of those that do not run. */
    private final TreeMap<Integer, Integer> rested = new TreeMap<>();

    private Trials trials = Trials.NONE;
    private Trials view = Trials.NONE;
    private int viewedFrom;

    /** @param enough trials that a step must have */
    Fidelity(List<Objective> objectives, int enough) {
        this.objectives = objectives;
        this.enough = enough;
    }

    @Override
    public void see(Trial trial) {
        if (trial.number() < trials.size()) {
            count(trials.get(trial.number()), -1);
        }
        count(trial, 1);
        trials = trials.with(trial);
        look(trial);
    }

    private void count(Trial trial, int change) {
        if (isMeasured(trial)) {
            reached.merge(trial.curve().lastStep(), change, Integer::sum);
            if (trial.state() != TrialState.RUNNING) {
                rested.merge(trial.curve().lastStep(), change, Integer::sum);
            }
        }
    }

    private boolean isMeasured(Trial trial) {
        return trial.state() != TrialState.FAILED
                && trial.state() != TrialState.CANCELLED
                && trial.curve().size() > 0;
    }

    /** The highest step that enough trials have reached; empty where there is none. */
    OptionalInt step() {
        int beyond = 0;
        for (Map.Entry<Integer, Integer> step : reached.descendingMap().entrySet()) {
            beyond += step.getValue();
            if (beyond >= enough && rested.getOrDefault(step.getKey(), 0) > 0) {
                return OptionalInt.of(step.getKey());
            }
        }
        return OptionalInt.empty();
    }

    /** The trials as they look from {@link #step()}. */
    Trials view() {
        int step = step().orElse(0);
        if (step != viewedFrom) {
            viewedFrom = step;
            view = Trials.NONE;
            trials.forEach(this::look);
        }
        return view;
    }

    private void look(Trial trial) {
        Trial seen = seen(trial);
        boolean known = trial.number() < view.size() && isSame(view.get(trial.number()), seen);
        // The same object says that nothing changed.
        if (!known) {
            view = view.with(seen);
        }
    }

    private static boolean isSame(Trial before, Trial now) {
        return before.state() == now.state()
                && before.values().equals(now.values())
                && before.curve().equals(now.curve());
    }

    private Trial seen(Trial trial) {
        boolean arrived = isMeasured(trial) && trial.curve().lastStep() >= viewedFrom && viewedFrom > 0;
        if (arrived) {
            LearningCurve curve = trial.curve().upTo(viewedFrom);
            List<Double> values = new ArrayList<>();
            for (int m = 0; m < objectives.size(); m++) {
                OptionalDouble value = curve.summary(objectives.get(m), m);
                value.ifPresent(values::add);
            }
            return with(trial, TrialState.COMPLETE, curve, values.size() == objectives.size() ? values : List.of());
        }
        return with(trial, elsewhere(trial.state()), LearningCurve.EMPTY, List.of());
    }

    /** What a trial that did not come so far looks like. */
    private static TrialState elsewhere(TrialState state) {
        return switch (state) {
            case WAITING, RUNNING -> TrialState.RUNNING;
            case FAILED -> TrialState.FAILED;
            case PAUSED, PRUNED, COMPLETE, CANCELLED -> TrialState.CANCELLED;
        };
    }

    private static Trial with(Trial trial, TrialState state, LearningCurve curve, List<Double> values) {
        return new Trial(
                trial.number(),
                state,
                "",
                1,
                trial.configuration(),
                trial.seen(),
                curve,
                new LinkedHashMap<>(),
                values,
                0,
                Optional.empty(),
                trial.createdAt(),
                Optional.of(trial.createdAt()),
                Optional.empty(),
                state.isFinal() ? Optional.of(trial.createdAt()) : Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                Optional.empty(),
                Execution.UNKNOWN,
                trial.lineage());
    }
}
