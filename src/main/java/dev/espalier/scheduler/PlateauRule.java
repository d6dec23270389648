package dev.espalier.scheduler;

import dev.espalier.sampler.core.SettingsShape;
import dev.espalier.sampler.pareto.NonDominatedSort;
import dev.espalier.space.Shape;
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
 * {@code plateau}: ends the study once its last so many trials improved on those before by no more than {@code minDelta};
 * with several objectives, once none of them joined the Pareto front.
 *
 * @param trials finished ones without an improvement, at least 1
 * @param minDelta what counts as an improvement, in the objective's unit
 */
record PlateauRule(int trials, double minDelta) implements StopRule {

    static Shape.Fields settings() {
        return new SettingsShape()
                .whole("trials", 1, Integer.MAX_VALUE, 30, "Finished trials in a row without an improvement.")
                .real("min_delta", 0, Double.MAX_VALUE, 0, "What counts as one, in the objective's unit.")
                .shape();
    }

    static StopRule create(StopRules.Request request) {
        double minDelta = request.settings().real("min_delta");
        if (minDelta > 0) {
            request.requireOneObjective(
                    "leave min_delta out, and a trial that joins the Pareto front is an improvement");
        }
        return new PlateauRule(request.settings().whole("trials"), minDelta);
    }

    @Override
    public Optional<String> reason(StudyState state, List<Trial> changed, Instant now) {
        if (changed.stream().noneMatch(PlateauRule::counts)) {
            return Optional.empty();
        }
        List<Trial> finished = new ArrayList<>();
        for (Trial trial : state.trials()) {
            if (counts(trial)) {
                finished.add(trial);
            }
        }
        if (finished.size() <= trials) {
            return Optional.empty();
        }
        finished.sort(
                Comparator.<Trial, Instant>comparing(trial -> trial.finishedAt().orElse(trial.createdAt()))
                        .thenComparing(Trial::number));
        int before = finished.size() - trials;
        List<Objective> objectives = state.spec().objectives();
        return objectives.size() == 1
                ? ofOne(finished.subList(0, before), finished.subList(before, finished.size()), objectives.getFirst())
                : ofSeveral(finished.subList(0, before), finished.subList(before, finished.size()), objectives);
    }

    private static boolean counts(Trial trial) {
        return trial.state().isFinal() && trial.state() != TrialState.CANCELLED;
    }

    private Optional<String> ofOne(List<Trial> earlier, List<Trial> newest, Objective objective) {
        double best = least(earlier, objective);
        double since = least(newest, objective);
        boolean improved = since < best - minDelta || best == Double.POSITIVE_INFINITY;
        return improved
                ? Optional.empty()
                : Optional.of("plateau: the last %d trials improved %s by no more than %s: best %s before, %s since"
                        .formatted(
                                trials,
                                objective.metric(),
                                Wording.of(minDelta),
                                Wording.of(objective.goal().loss(best)),
                                since == Double.POSITIVE_INFINITY
                                        ? "none"
                                        : Wording.of(objective.goal().loss(since))));
    }

    private static double least(List<Trial> trials, Objective objective) {
        double least = Double.POSITIVE_INFINITY;
        for (Trial trial : trials) {
            if (!trial.values().isEmpty()) {
                least = Math.min(least, objective.goal().loss(trial.values().getFirst()));
            }
        }
        return least;
    }

    private Optional<String> ofSeveral(List<Trial> earlier, List<Trial> newest, List<Objective> objectives) {
        List<double[]> before = losses(earlier, objectives);
        boolean joined = before.isEmpty()
                || losses(newest, objectives).stream()
                        .anyMatch(losses -> before.stream()
                                .noneMatch(other -> java.util.Arrays.equals(other, losses)
                                        || NonDominatedSort.dominates(other, losses)));
        return joined
                ? Optional.empty()
                : Optional.of("plateau: none of the last %d trials joined the Pareto front of %d before"
                        .formatted(trials, earlier.size()));
    }

    private static List<double[]> losses(List<Trial> trials, List<Objective> objectives) {
        return trials.stream()
                .filter(trial -> trial.values().size() == objectives.size())
                .map(trial -> {
                    double[] losses = new double[objectives.size()];
                    for (int m = 0; m < losses.length; m++) {
                        losses[m] = objectives.get(m).goal().loss(trial.values().get(m));
                    }
                    return losses;
                })
                .toList();
    }
}
