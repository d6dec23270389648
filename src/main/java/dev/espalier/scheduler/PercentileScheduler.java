package dev.espalier.scheduler;

import dev.espalier.sampler.core.SettingsShape;
import dev.espalier.space.Shape;
import dev.espalier.study.LearningCurve;
import dev.espalier.study.Measurement;
import dev.espalier.study.Objective;
import dev.espalier.study.Resource;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code percentile}: stops a trial whose best value so far is outside the best {@code percentile} of how the complete
 * trials stood at the same step. {@code median} is its 50 % case.
 *
 * <p>A complete trial stands with what it had measured at that step or before, by the objective's summary: its best so far, or
 * its last. Nothing that it measured later counts, and one that had measured nothing by then, or ended before the step, is left
 * out. The published rules differ in that value alone: Golovin et al. 2017, "Google Vizier: a service for black-box
 * optimization", section 3.3.2, takes the mean of the values up to the step; Optuna's {@code PercentilePruner} and {@code
 * MedianPruner} take the value at exactly the step and leave out trials without one. All compare it with the best so far of the
 * trial that is judged.
 *
 * @param name what it is called in reasons
 * @param percentile how many in a hundred are good enough, 0 to 100
 * @param startupTrials complete trials before any is stopped
 * @param warmupSteps steps of a trial before it is judged
 * @param intervalSteps steps from one judgement to the next
 * @param minTrials complete trials measured at the step before it is judged there
 */
record PercentileScheduler(
        String name,
        Resource resource,
        double percentile,
        int startupTrials,
        int warmupSteps,
        int intervalSteps,
        int minTrials)
        implements Scheduler {

    static Shape.Fields medianSettings() {
        return patience(new SettingsShape()).shape();
    }

    static Shape.Fields settings() {
        SettingsShape shape = new SettingsShape()
                .real("percentile", 0, 100, 25, "How many in a hundred of the complete trials are good enough.");
        return patience(shape)
                .whole("n_min_trials", 1, Integer.MAX_VALUE, 1, "Complete trials measured at a step to judge by.")
                .shape();
    }

    private static SettingsShape patience(SettingsShape shape) {
        return shape.whole("n_startup_trials", 0, Integer.MAX_VALUE, 5, "Complete trials before any is stopped.")
                .whole("n_warmup_steps", 0, Integer.MAX_VALUE, 0, "Steps of a trial before it is judged.")
                .whole("interval_steps", 1, Integer.MAX_VALUE, 1, "Steps from one judgement to the next.");
    }

    static Scheduler median(Setup setup) {
        return create("median", 50, 1, setup);
    }

    static Scheduler create(Setup setup) {
        return create(
                "percentile",
                setup.settings().real("percentile"),
                setup.settings().whole("n_min_trials"),
                setup);
    }

    private static Scheduler create(String name, double percentile, int minTrials, Setup setup) {
        return new PercentileScheduler(
                name,
                setup.resource(),
                percentile,
                setup.settings().whole("n_startup_trials"),
                setup.settings().whole("n_warmup_steps"),
                setup.settings().whole("interval_steps"),
                minTrials);
    }

    @Override
    public Step next(StudyState state) {
        return new Step.Start(resource.max(), "");
    }

    @Override
    public Decision onReport(StudyState state, Trial trial, Measurement measurement) {
        LearningCurve curve = trial.curve();
        int step = measurement.step();
        if (step >= resource.max() || !Curves.entersInterval(curve, warmupSteps, intervalSteps)) {
            return new Decision.GoOn("");
        }
        List<Objective> objectives = state.spec().objectives();
        List<double[]> peers = new ArrayList<>();
        for (Trial other : state.trials()) {
            int point = Curves.pointBy(other.curve(), step);
            if (other.state() == TrialState.COMPLETE && point != Curves.NONE && Curves.reached(other, step)) {
                peers.add(Curves.standing(other.curve(), point, objectives));
            }
        }
        int known = peers.size();
        int needed = Math.max(Math.max(1, startupTrials), minTrials);
        if (known < needed) {
            return new Decision.GoOn("%s: step %d, %d of %d startup trials".formatted(name, step, known, needed));
        }
        return judge(trial, peers, step, objectives);
    }

    private Decision judge(Trial trial, List<double[]> peers, int step, List<Objective> objectives) {
        double[][] losses = peers.toArray(new double[peers.size() + 1][]);
        losses[peers.size()] = Curves.bestSoFar(trial, objectives);
        double[] scores = Standings.scores(losses);
        double own = scores[peers.size()];
        double cut = Selection.quantile(java.util.Arrays.copyOf(scores, peers.size()), percentile / 100);
        String reason = "%s: step %d, best %s, %s %s of %d trials"
                .formatted(
                        name,
                        step,
                        Standings.shown(own, objectives),
                        name.equals("median") ? name : "percentile " + Wording.of(percentile) + " at",
                        Standings.shown(cut, objectives),
                        peers.size());
        boolean hopeless = own == Double.POSITIVE_INFINITY;
        return own > cut || hopeless ? new Decision.Stop(TrialState.PRUNED, reason) : new Decision.GoOn(reason);
    }

    @Override
    public List<Integer> rungs() {
        return List.of();
    }
}
