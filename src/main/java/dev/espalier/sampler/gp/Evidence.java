package dev.espalier.sampler.gp;

import dev.espalier.sampler.core.History;
import dev.espalier.study.Configuration;
import dev.espalier.study.LearningCurve;
import dev.espalier.study.Objective;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What trials have told, in the order in which they finished. A pruned trial counts by its last step, moved by what trials that went
 * further gained after that step and as uncertain as their gains were different; a failed one as the worst.
 *
 * @param pending configurations under way
 */
record Evidence(List<Observed> observed, List<Configuration> pending) {
    /** How uncertain a failure's loss is, in standard deviations. More, and the search leans on the edge of what fails. */
    private static final double FAILURE = 0.05;
    /** How uncertain a pruned trial is before any other has gone further. */
    private static final double UNKNOWN_GAIN = 0.5;

    static Evidence of(History history) {
        List<Trial> finished = new ArrayList<>();
        List<Configuration> pending = new ArrayList<>();
        for (Trial trial : history.trials()) {
            switch (trial.state()) {
                case COMPLETE, PRUNED, FAILED -> finished.add(trial);
                case RUNNING, WAITING, PAUSED -> pending.add(trial.configuration());
                case CANCELLED -> {}
            }
        }
        finished.sort(
                Comparator.<Trial, Instant>comparing(trial -> trial.finishedAt().orElse(trial.createdAt()))
                        .thenComparing(Trial::number));
        List<Trial> known = finished.subList(0, RefitSchedule.fitted(finished.size()));
        Gains gains = new Gains(known, history.objectives());
        return new Evidence(
                finished.stream()
                        .map(trial -> observed(trial, history.objectives(), gains))
                        .toList(),
                pending);
    }

    private static Observed observed(Trial trial, List<Objective> objectives, Gains gains) {
        double[] losses = new double[objectives.size()];
        Arrays.fill(losses, Double.NaN);
        if (trial.state() == TrialState.COMPLETE && !trial.values().isEmpty()) {
            Arrays.setAll(
                    losses, m -> objectives.get(m).goal().loss(trial.values().get(m)));
            return new Observed(trial.configuration(), losses, 0);
        }
        LearningCurve curve = trial.curve();
        if (trial.state() == TrialState.PRUNED && curve.size() > 0) {
            int last = curve.size() - 1;
            Gains.Gain gain = gains.after(curve.lastStep());
            Arrays.setAll(losses, m -> objectives.get(m).goal().loss(curve.value(last, m)) + gain.shift()[m]);
            return new Observed(trial.configuration(), losses, gain.known() ? gain.spread() : UNKNOWN_GAIN);
        }
        return new Observed(trial.configuration(), losses, FAILURE);
    }
}
