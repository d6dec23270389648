package dev.espalier.scheduler;

import dev.espalier.study.Measurement;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import java.util.List;

/**
 * {@code asha} in mode {@code stop}: a trial that reaches a rung and is not among the best {@code 1/factor} of all that
 * reached it so far stops there; nothing is paused, and nobody is waited for. The best of fewer than {@code factor} goes on
 * alone. Li et al. 2020, "A system for massively parallel hyperparameter tuning", section 3.
 */
record AshaStopping(Rungs ladder) implements Scheduler {

    @Override
    public Step next(StudyState state) {
        return new Step.Start(ladder.max(), "");
    }

    @Override
    public Decision onReport(StudyState state, Trial trial, Measurement measurement) {
        return Halving.ofAll("asha", ladder).stopOrGoOn(state, trial);
    }

    @Override
    public List<Integer> rungs() {
        return ladder.steps();
    }
}
