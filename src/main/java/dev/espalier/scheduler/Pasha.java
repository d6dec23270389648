package dev.espalier.scheduler;

import dev.espalier.sampler.core.SettingsShape;
import dev.espalier.space.Shape;
import dev.espalier.study.Measurement;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import java.util.List;
import java.util.Optional;

/**
 * {@code pasha}: {@code asha} by promotion that begins with two rungs and adds one each time the order of the trials at the
 * highest two disagrees, so that steps are spent only as long as they change who is best. At the study's end the best runs
 * to the maximum. Bohdal et al. 2023, "PASHA: efficient HPO and NAS with progressive resource allocation", algorithm 1.
 */
record Pasha(Rungs ladder, SoftRanking ranking) implements Scheduler {

    static Shape.Fields settings() {
        return new SettingsShape()
                .whole("reduction_factor", 2, Integer.MAX_VALUE, 3, "One trial in so many is kept at each rung.")
                .wholeOrAuto("min_resource", 1, Integer.MAX_VALUE, Asha.FIRST_RUNG)
                .real(
                        "noise_percentile",
                        0,
                        100,
                        90,
                        "Values this near count as equal: the percentile of the gaps between curves that cross.")
                .shape();
    }

    static Scheduler create(Setup setup) {
        return new Pasha(Asha.ladder(setup), new SoftRanking(setup.settings().real("noise_percentile")));
    }

    @Override
    public Step next(StudyState state) {
        Halving halving = halving(open(state));
        Optional<Step> promotion = halving.promotion(state);
        if (promotion.isPresent()) {
            return promotion.get();
        }
        return Halving.mayStart(state)
                ? new Step.Start(
                        ladder.steps().getFirst(),
                        "pasha: to rung " + ladder.steps().getFirst())
                : Halving.ofAll("pasha", ladder).atTheEnd(state);
    }

    /** Halving in the rungs that are open, the last of which promotes nobody yet. */
    private Halving halving(int open) {
        List<Integer> judged = ladder.judged();
        if (open > judged.size()) {
            return Halving.ofAll("pasha", ladder);
        }
        return Halving.ofAll("pasha", new Rungs(judged.subList(0, open), ladder.factor(), judged.get(open - 1)));
    }

    /**
     * How many of the rungs below the maximum are open; one more than there are opens the maximum itself. A rung that a
     * trial went beyond was opened once and stays so.
     */
    int open(StudyState state) {
        List<Integer> judged = ladder.judged();
        int furthest = 0;
        for (Trial trial : state.trials()) {
            furthest = Math.max(furthest, trial.curve().lastStep());
        }
        int open = Math.min(2, judged.size() + 1);
        while (open <= judged.size()) {
            int top = judged.get(open - 1);
            boolean passed = furthest > top;
            if (!passed && !(open > 1 && ranking.disagree(state, judged.get(open - 2), top))) {
                return open;
            }
            open++;
        }
        return open;
    }

    @Override
    public Decision onReport(StudyState state, Trial trial, Measurement measurement) {
        return Halving.ofAll("pasha", ladder).pauseAtRung(state, trial);
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
