package dev.espalier.scheduler;

import dev.espalier.study.Measurement;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code asha} in mode {@code promote}: a trial pauses at each rung; a free worker carries on the best paused trial that is
 * among the best {@code 1/factor} of its rung, from the highest rung down, and else starts a new one. Li et al. 2020, "A
 * system for massively parallel hyperparameter tuning", algorithm 2.
 */
record AshaPromotion(Rungs ladder) implements Scheduler {
    private static final Step DONE = new Step.Done("asha: no trial is left to start or to promote");

    @Override
    public Step next(StudyState state) {
        for (int rung : judged()) {
            Standings standings = Standings.at(state, rung);
            Optional<Step> promotion = promotion(state, rung, standings, ladder.kept(standings.size()));
            if (promotion.isPresent()) {
                return promotion.get();
            }
        }
        return mayStart(state) ? new Step.Start(ladder.steps().getFirst(), "") : atTheEnd(state);
    }

    /** The rungs from which one can be promoted, the highest first. */
    private List<Integer> judged() {
        return ladder.steps().reversed().stream()
                .filter(rung -> rung < ladder.max())
                .toList();
    }

    private Optional<Step> promotion(StudyState state, int rung, Standings standings, int kept) {
        int next = ladder.after(rung);
        for (int rank = 1; rank <= kept; rank++) {
            Trial trial = state.trials().get(standings.number(rank));
            if (trial.state() == TrialState.PAUSED && trial.curve().lastStep() < next) {
                String reason = "asha: promoted from rung %d to %d, rank %d of %d, cut-off %s"
                        .formatted(rung, next, rank, standings.size(), standings.shown(kept));
                return Optional.of(new Step.Resume(trial.number(), next, reason));
            }
        }
        return Optional.empty();
    }

    /** Whether the budget leaves room for a new trial, and a person's list or the space still has one. */
    private static boolean mayStart(StudyState state) {
        long started =
                state.trials().stream().filter(trial -> trial.attempt() > 0).count();
        boolean more = state.exhausted() == StudyState.Exhaustion.MORE
                || started < state.trials().size();
        OptionalInt most = state.spec().budget().maxTrials();
        return more && (most.isEmpty() || started < most.getAsInt());
    }

    /**
     * No trial is to come that would fill the rungs. Once all have paused, the best of the highest rung goes on alone, so
     * that a study ends with a trial that is complete.
     */
    private Step atTheEnd(StudyState state) {
        boolean underWay = state.trials().stream()
                .anyMatch(trial -> trial.attempt() > 0
                        && (trial.state() == TrialState.RUNNING || trial.state() == TrialState.WAITING));
        if (underWay) {
            return new Step.Wait("asha: no trial to promote until a running one reports");
        }
        for (int rung : judged()) {
            Standings standings = Standings.at(state, rung);
            if (standings.size() > 0) {
                return promotion(state, rung, standings, 1).orElse(DONE);
            }
        }
        return DONE;
    }

    @Override
    public Decision onReport(StudyState state, Trial trial, Measurement measurement) {
        int from =
                trial.curve().size() < 2 ? 0 : trial.curve().step(trial.curve().size() - 2);
        List<Integer> passed = ladder.passed(from, measurement.step());
        if (passed.isEmpty() || measurement.step() >= ladder.max()) {
            return new Decision.GoOn("");
        }
        int rung = passed.getLast();
        Standings standings = Standings.at(state, rung);
        return new Decision.Pause("asha: rung %d, rank %d of %d, waits for the best %d"
                .formatted(rung, standings.rank(trial.number()), standings.size(), ladder.kept(standings.size())));
    }

    @Override
    public List<Integer> rungs() {
        return ladder.steps();
    }
}
