package dev.espalier.scheduler;

import dev.espalier.study.LearningCurve;
import dev.espalier.study.Measurement;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
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
        String reason = "";
        for (int rung : ladder.passed(stepBefore(trial.curve()), measurement.step())) {
            Standings standings = Standings.at(state, rung);
            int rank = standings.rank(trial.number());
            int kept = Math.max(1, ladder.kept(standings.size()));
            reason = "asha: rung %d, rank %d of %d, cut-off %s"
                    .formatted(rung, rank, standings.size(), standings.shown(kept));
            if (rank > kept) {
                return new Decision.Stop(TrialState.PRUNED, reason);
            }
        }
        return new Decision.GoOn(reason);
    }

    private static int stepBefore(LearningCurve curve) {
        return curve.size() < 2 ? 0 : curve.step(curve.size() - 2);
    }

    @Override
    public List<Integer> rungs() {
        return ladder.steps();
    }
}
