package dev.espalier.scheduler;

import dev.espalier.study.Measurement;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.util.List;
import java.util.Optional;

/**
 * {@code asha} in mode {@code promote}: a trial pauses at each rung; a free worker carries on the best paused trial that is
 * among the best {@code 1/factor} of its rung, from the highest rung down, and else starts a new one. Li et al. 2020, "A
 * system for massively parallel hyperparameter tuning", algorithm 2.
 */
record AshaPromotion(Rungs ladder) implements Scheduler {

    @Override
    public Step next(StudyState state) {
        for (int rung : ladder.steps().reversed()) {
            Optional<Step> promotion = rung < ladder.max() ? promotion(state, rung) : Optional.empty();
            if (promotion.isPresent()) {
                return promotion.get();
            }
        }
        return new Step.Start(ladder.steps().getFirst(), "");
    }

    private Optional<Step> promotion(StudyState state, int rung) {
        Standings standings = Standings.at(state, rung);
        int kept = ladder.kept(standings.size());
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
