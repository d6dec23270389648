package dev.espalier.scheduler;

import dev.espalier.study.Executor;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import dev.espalier.study.Trials;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A study's trials as a population: who trains, who waits for a turn, whose place is free. */
final class Population {
    private final StudyState state;
    private final int founders;
    private final int children;
    private final List<Trial> vacated;

    private Population(StudyState state, int founders, int children, List<Trial> vacated) {
        this.state = state;
        this.founders = founders;
        this.children = children;
        this.vacated = vacated;
    }

    static Population of(StudyState state) {
        int children = 0;
        for (Trial trial : state.trials()) {
            children += trial.lineage().isPresent() ? 1 : 0;
        }
        List<Trial> vacated = state.trials().stream()
                .filter(trial -> trial.state() == TrialState.PRUNED)
                .sorted(Comparator.comparing((Trial trial) -> trial.finishedAt().orElse(Instant.EPOCH))
                        .thenComparingInt(Trial::number))
                .toList();
        return new Population(state, state.trials().started() - children, children, vacated);
    }

    /** Whether the population is not whole yet, or a person's configuration waits, and the budget allows a trial more. */
    boolean mayStart(int size) {
        Trials trials = state.trials();
        return Halving.mayStart(state) && (founders < size || trials.started() < trials.size());
    }

    /** Whether the budget allows a trial more. */
    boolean mayBreed() {
        return left() > 0;
    }

    /** Whether it does once the places that are free are filled. */
    boolean mayBreedMore() {
        return left() > Math.max(0, vacated.size() - children);
    }

    private long left() {
        return state.spec().budget().maxTrials().orElse(Integer.MAX_VALUE)
                - (long) state.trials().started();
    }

    /** The trial that first gave up a place which is still free. */
    Optional<Trial> vacancy() {
        return children < vacated.size() ? Optional.of(vacated.get(children)) : Optional.empty();
    }

    /** The paused trial with the fewest steps, of those the oldest. */
    Optional<Trial> hindmost() {
        return state.trials().stream()
                .filter(trial -> trial.state() == TrialState.PAUSED && !isNeeded(trial))
                .min(Comparator.comparingInt(Trial::step).thenComparingInt(Trial::number));
    }

    /** Whether a child that has saved no state of its own may still have to read this trial's, which would move on. */
    private boolean isNeeded(Trial parent) {
        return parent.checkpoint().isPresent()
                && state.trials().stream()
                        .anyMatch(trial -> !trial.state().isFinal()
                                && trial.lineage()
                                        .filter(lineage -> lineage.parent() == parent.number())
                                        .isPresent()
                                && trial.checkpoint().equals(parent.checkpoint()));
    }

    /** Whether there is a state of {@code trial} to take over, of step {@code least} or later and before {@code max}. */
    boolean canBeParent(Trial trial, int least, int max) {
        boolean kept = switch (state.spec().executor()) {
            // A worker that trains on deletes the checkpoint before its newest, so that only one at rest is safe to
            // read.
            case BUILTIN ->
                trial.state() == TrialState.PAUSED
                        && trial.checkpoint().isPresent()
                        && trial.resumeStep() == trial.step();
            case EXTERNAL -> !trial.state().isFinal() && trial.attempt() > 0;
        };
        int step = stepOf(trial);
        return kept && step >= least && step < max;
    }

    /** The last step of the state that a child of {@code trial} would take over. */
    int stepOf(Trial trial) {
        return state.spec().executor() == Executor.BUILTIN
                ? trial.resumeStep()
                : Math.max(trial.step(), trial.resumeStep());
    }

    int running() {
        return state.trials().count(TrialState.RUNNING);
    }

    int paused() {
        return state.trials().count(TrialState.PAUSED);
    }
}
