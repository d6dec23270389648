package dev.espalier.sampler.core;

import dev.espalier.sampler.pareto.Standing;
import dev.espalier.study.Objective;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The trials that have a {@link Standing}, in the order in which they finished and then by number; a paused one counts from
 * when its last attempt began. What populations and generations are made of.
 */
public final class FinishedTrials implements IncrementalModel {

    /** @param at when it finished */
    public record Finished(Trial trial, Standing standing, Instant at) {}

    private static final Comparator<Finished> ORDER = Comparator.comparing(Finished::at)
            .thenComparingInt(finished -> finished.trial().number());

    private final List<Objective> objectives;
    private final List<Finished> order = new ArrayList<>();
    /** Those that may carry on. */
    private final Map<Integer, Finished> paused = new HashMap<>();

    private int untouched;

    public FinishedTrials(List<Objective> objectives) {
        this.objectives = objectives;
    }

    @Override
    public void see(Trial trial) {
        Finished before = paused.remove(trial.number());
        if (before != null) {
            int place = Collections.binarySearch(order, before, ORDER);
            order.remove(place);
            untouched = Math.min(untouched, place);
        }
        Standing.of(trial, objectives).ifPresent(standing -> add(new Finished(trial, standing, when(trial))));
    }

    private void add(Finished finished) {
        boolean newest = order.isEmpty() || ORDER.compare(order.getLast(), finished) < 0;
        int place = newest ? order.size() : -Collections.binarySearch(order, finished, ORDER) - 1;
        order.add(place, finished);
        untouched = Math.min(untouched, place);
        if (finished.trial().state() == TrialState.PAUSED) {
            paused.put(finished.trial().number(), finished);
        }
    }

    private static Instant when(Trial trial) {
        return trial.finishedAt().or(trial::attemptStartedAt).orElse(trial.createdAt());
    }

    public List<Finished> inOrder() {
        return Collections.unmodifiableList(order);
    }

    int size() {
        return order.size();
    }

    /** How many of the first trials are where they were when this was last called. */
    public int untouchedSinceLast() {
        int same = untouched;
        untouched = order.size();
        return same;
    }
}
