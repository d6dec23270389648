package dev.espalier.scheduler;

import dev.espalier.study.Measurement;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code hyperband} in mode {@code synchronous}: trials fill one bracket after the other in the order of their numbers; all
 * of a bracket pause at a rung until none of it is still on its way there, then the best {@code 1/eta} go on from their
 * checkpoints. A free worker that finds nothing to carry on begins the next bracket. Li et al. 2018, "Hyperband: a novel
 * bandit-based approach to hyperparameter optimization", algorithm 1.
 *
 * @param brackets the one that judges earliest first
 */
record SynchronousHyperband(List<Bracket> brackets) implements Scheduler {

    SynchronousHyperband {
        brackets = List.copyOf(brackets);
    }

    /** One filling of a bracket: trials {@code first} to {@code first + bracket.trials() - 1}. */
    private record Filling(int index, Bracket bracket, int first) {}

    @Override
    public Step next(StudyState state) {
        boolean mayStart = Halving.mayStart(state);
        int trials = state.trials().size();
        for (Filling filling = filling(0); filling.first() < trials; filling = after(filling)) {
            Optional<Step> promotion = promotion(state, filling, mayStart);
            if (promotion.isPresent()) {
                return promotion.get();
            }
        }
        if (mayStart) {
            int fresh = fresh(state);
            Filling filling = filling(fresh);
            return new Step.Start(
                    filling.bracket().ladder().steps().getFirst(),
                    "%s, trial %d of %d"
                            .formatted(
                                    name(filling),
                                    fresh - filling.first() + 1,
                                    filling.bracket().trials()));
        }
        return Halving.underWay(state)
                ? new Step.Wait("hyperband: no rung is full until one of the running trials reports")
                : new Step.Done("hyperband: no trial is left to start or to promote, %d trials".formatted(trials));
    }

    /** The number of the trial that starts next. */
    private static int fresh(StudyState state) {
        for (Trial trial : state.trials()) {
            if (trial.state() == TrialState.WAITING && trial.attempt() == 0) {
                return trial.number();
            }
        }
        return state.trials().size();
    }

    private Optional<Step> promotion(StudyState state, Filling filling, boolean mayStart) {
        List<Trial> stage = members(state, filling);
        boolean full = stage.size() == filling.bracket().trials();
        boolean allStarted = stage.stream().allMatch(trial -> trial.attempt() > 0);
        if (mayStart && !(full && allStarted)) {
            return Optional.empty();
        }
        Rungs ladder = filling.bracket().ladder();
        for (int rung : ladder.judged()) {
            if (stage.stream().anyMatch(trial -> isOnItsWay(trial, rung))) {
                return Optional.empty();
            }
            int kept = Math.max(1, ladder.kept(stage.size()));
            List<Trial> promoted = best(state, stage, rung, kept);
            for (int rank = 1; rank <= promoted.size(); rank++) {
                Trial trial = promoted.get(rank - 1);
                int next = ladder.after(rung);
                if (trial.state() == TrialState.PAUSED && trial.curve().lastStep() < next) {
                    String reason = "%s: promoted from rung %d to %d, rank %d of %d, best %d go on"
                            .formatted(name(filling), rung, next, rank, stage.size(), kept);
                    return Optional.of(new Step.Resume(trial.number(), next, reason));
                }
            }
            stage = promoted;
        }
        return Optional.empty();
    }

    private static boolean isOnItsWay(Trial trial, int rung) {
        boolean moving =
                trial.state() == TrialState.RUNNING || (trial.state() == TrialState.WAITING && trial.attempt() > 0);
        return moving && trial.curve().lastStep() < rung;
    }

    /** Those that go on from a rung, or went on, the best first; one that ended right there makes room for another. */
    private static List<Trial> best(StudyState state, List<Trial> stage, int rung, int kept) {
        List<Trial> able = stage.stream()
                .filter(trial -> Curves.reached(trial, rung))
                .filter(trial -> !trial.state().isFinal() || trial.curve().lastStep() > rung)
                .toList();
        Standings standings = Standings.of(state, rung, able);
        List<Trial> best = new ArrayList<>();
        standings.bestFirst(kept).forEach(number -> best.add(state.trials().get(number)));
        return best;
    }

    private static List<Trial> members(StudyState state, Filling filling) {
        int end = (int) Math.min(
                state.trials().size(),
                (long) filling.first() + filling.bracket().trials());
        return state.trials().subList(filling.first(), end);
    }

    @Override
    public Decision onReport(StudyState state, Trial trial, Measurement measurement) {
        Filling filling = filling(trial.number());
        Rungs ladder = filling.bracket().ladder();
        List<Integer> passed = ladder.passed(Curves.stepBefore(trial.curve()), measurement.step());
        if (passed.isEmpty() || measurement.step() >= ladder.max()) {
            return new Decision.GoOn("");
        }
        int rung = passed.getLast();
        List<Trial> there = members(state, filling).stream()
                .filter(other -> Curves.reached(other, rung))
                .toList();
        int planned = filling.bracket().planned().get(ladder.steps().indexOf(rung));
        return new Decision.Pause("%s: rung %d, rank %d of %d, waits for %d in all"
                .formatted(
                        name(filling),
                        rung,
                        Standings.of(state, rung, there).rank(trial.number()),
                        there.size(),
                        planned));
    }

    private String name(Filling filling) {
        return "hyperband: bracket " + (brackets.size() - 1 - filling.index() % brackets.size());
    }

    /** The filling that a trial is in: a function of its number alone. */
    private Filling filling(int number) {
        long round = brackets.stream().mapToLong(Bracket::trials).sum();
        Filling filling = new Filling(0, brackets.getFirst(), (int) (number / round * round));
        while (number >= (long) filling.first() + filling.bracket().trials()) {
            filling = after(filling);
        }
        return filling;
    }

    private Filling after(Filling filling) {
        int index = filling.index() + 1;
        long first = (long) filling.first() + filling.bracket().trials();
        return new Filling(index, brackets.get(index % brackets.size()), (int) Math.min(first, Integer.MAX_VALUE));
    }

    @Override
    public List<Integer> rungs() {
        return Bracket.rungs(brackets);
    }

    @Override
    public boolean pauses() {
        return true;
    }
}
