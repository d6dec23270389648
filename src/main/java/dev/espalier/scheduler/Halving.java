package dev.espalier.scheduler;

import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * The two ways of asynchronous successive halving, among some of a study's trials. Li et al. 2020, "A system for massively
 * parallel hyperparameter tuning".
 *
 * @param name what it is called in reasons
 * @param ladder the rungs
 * @param members the trials that compete with each other here
 */
record Halving(String name, Rungs ladder, Predicate<Trial> members) {

    static Halving ofAll(String name, Rungs ladder) {
        return new Halving(name, ladder, trial -> true);
    }

    /** Section 3: who is not among the best at a rung, of all that reached it so far, stops there. */
    Decision stopOrGoOn(StudyState state, Trial trial) {
        String reason = "";
        for (int rung :
                ladder.passed(Curves.stepBefore(trial.curve()), trial.curve().lastStep())) {
            Standings standings = Standings.among(state, rung, members).seenBy(trial.number());
            int rank = standings.rank(trial.number());
            int kept = Math.max(1, ladder.kept(standings.size()));
            reason = "%s: rung %d, rank %d of %d, cut-off %s"
                    .formatted(name, rung, rank, standings.size(), standings.shown(kept));
            if (standings.repeats(trial.number())) {
                return new Decision.Stop(TrialState.PRUNED, reason + ", it repeats an older trial to the last digit");
            }
            if (rank > kept) {
                return new Decision.Stop(TrialState.PRUNED, reason);
            }
        }
        return new Decision.GoOn(reason);
    }

    /** Algorithm 2, {@code get_job}: the best paused trial that is among the best of its rung, from the highest down. */
    Optional<Step> promotion(StudyState state) {
        return ladder.judged().reversed().stream()
                .flatMap(rung -> {
                    Standings standings = Standings.among(state, rung, members);
                    return promotion(state, rung, standings, ladder.kept(standings.size())).stream();
                })
                .findFirst();
    }

    private Optional<Step> promotion(StudyState state, int rung, Standings standings, int kept) {
        int next = ladder.after(rung);
        int best = standings.best(number -> {
            Trial trial = state.trials().get(number);
            return trial.state() == TrialState.PAUSED && trial.curve().lastStep() < next;
        });
        if (best < 0) {
            return Optional.empty();
        }
        Standings seen = standings.seenBy(best);
        int rank = seen.rank(best);
        if (rank > kept || (standings.repeats(best) && standings.size() > 1)) {
            return Optional.empty();
        }
        String reason = "%s: promoted from rung %d to %d, rank %d of %d, cut-off %s"
                .formatted(name, rung, next, rank, standings.size(), seen.shown(kept));
        return Optional.of(new Step.Resume(best, next, reason));
    }

    /** What becomes of a trial that promotion rules: it pauses at each rung. */
    Decision pauseAtRung(StudyState state, Trial trial) {
        List<Integer> passed =
                ladder.passed(Curves.stepBefore(trial.curve()), trial.curve().lastStep());
        if (passed.isEmpty() || trial.curve().lastStep() >= ladder.max()) {
            return new Decision.GoOn("");
        }
        int rung = passed.getLast();
        Standings standings = Standings.among(state, rung, members);
        return new Decision.Pause("%s: rung %d, rank %d of %d, waits for the best %d"
                .formatted(
                        name,
                        rung,
                        standings.seenBy(trial.number()).rank(trial.number()),
                        standings.size(),
                        ladder.kept(standings.size())));
    }

    /**
     * No trial is to come that would fill the rungs. Once all have paused, the best of the highest rung goes on alone, so
     * that a study ends with a trial that is complete.
     */
    Step atTheEnd(StudyState state) {
        if (underWay(state)) {
            return new Step.Wait(name
                    + ": no trial to promote until one of the running reports, %d trials so far"
                            .formatted(state.trials().size()));
        }
        for (int rung : ladder.judged().reversed()) {
            Standings standings = Standings.among(state, rung, members);
            if (standings.size() > 0) {
                Optional<Step> promotion = promotion(state, rung, standings, 1);
                if (promotion.isPresent()) {
                    return promotion.get();
                }
                break;
            }
        }
        return new Step.Done("%s: no trial is left to start or to promote, %d trials"
                .formatted(name, state.trials().size()));
    }

    /** Whether a trial runs, or waits for the attempt that follows a lost one. */
    static boolean underWay(StudyState state) {
        return state.trials().stream()
                .anyMatch(trial -> trial.attempt() > 0
                        && (trial.state() == TrialState.RUNNING || trial.state() == TrialState.WAITING));
    }

    /** Whether the budget leaves room for a new trial, and a person's list or the space still has one. */
    static boolean mayStart(StudyState state) {
        int started = 0;
        for (Trial trial : state.trials()) {
            started += trial.attempt() > 0 ? 1 : 0;
        }
        boolean more = state.exhausted() == StudyState.Exhaustion.MORE
                || started < state.trials().size();
        OptionalInt most = state.spec().budget().maxTrials();
        return more && (most.isEmpty() || started < most.getAsInt());
    }
}
