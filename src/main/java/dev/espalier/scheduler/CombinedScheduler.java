package dev.espalier.scheduler;

import dev.espalier.study.Measurement;
import dev.espalier.study.Resource;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code any} and {@code all}: several rules judge each report. One that pauses and promotes, of which there is at most one,
 * says what runs next; the others can only stop.
 *
 * @param rules at least one
 * @param stepper the one of them that says what runs next
 */
record CombinedScheduler(Resource resource, Needed needed, List<Scheduler> rules, Scheduler stepper)
        implements Scheduler {

    /** How many rules must agree that a trial stops. */
    enum Needed {
        ANY,
        ALL
    }

    CombinedScheduler {
        rules = List.copyOf(rules);
    }

    @Override
    public Step next(StudyState state) {
        return stepper.next(state);
    }

    @Override
    public Decision onReport(StudyState state, Trial trial, Measurement measurement) {
        List<Decision> decisions = rules.stream()
                .map(rule -> rule.onReport(state, trial, measurement))
                .toList();
        List<Decision.Stop> stops = decisions.stream()
                .filter(Decision.Stop.class::isInstance)
                .map(Decision.Stop.class::cast)
                .toList();
        boolean stopped = switch (needed) {
            case ANY -> !stops.isEmpty();
            case ALL -> stops.size() == rules.size();
        };
        if (stopped) {
            boolean pruned = stops.stream().anyMatch(stop -> stop.state() == TrialState.PRUNED);
            return new Decision.Stop(pruned ? TrialState.PRUNED : TrialState.COMPLETE, reasons(stops));
        }
        return decisions.stream()
                .filter(Decision.Pause.class::isInstance)
                .findFirst()
                .orElseGet(() -> new Decision.GoOn(reasons(decisions)));
    }

    private static String reasons(List<? extends Decision> decisions) {
        return decisions.stream()
                .map(Decision::reason)
                .filter(reason -> !reason.isEmpty())
                .collect(Collectors.joining("; "));
    }

    @Override
    public List<Integer> rungs() {
        return rules.stream()
                .flatMap(rule -> rule.rungs().stream())
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public boolean pauses() {
        return rules.stream().anyMatch(Scheduler::pauses);
    }
}
