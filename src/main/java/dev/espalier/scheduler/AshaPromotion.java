package dev.espalier.scheduler;

import dev.espalier.study.Measurement;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
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
        Halving halving = Halving.ofAll("asha", ladder);
        Optional<Step> promotion = halving.promotion(state);
        if (promotion.isPresent()) {
            return promotion.get();
        }
        return Halving.mayStart(state)
                ? new Step.Start(
                        ladder.steps().getFirst(),
                        "asha: to rung " + ladder.steps().getFirst())
                : halving.atTheEnd(state);
    }

    @Override
    public Decision onReport(StudyState state, Trial trial, Measurement measurement) {
        return Halving.ofAll("asha", ladder).pauseAtRung(state, trial);
    }

    @Override
    public List<Integer> rungs() {
        return ladder.steps();
    }

    @Override
    public boolean pauses() {
        return true;
    }
}
