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
import java.util.Arrays;
import java.util.List;

/**
 * {@code curve}: stops a trial that will not win. The probability that it beats the study's best by its last step is what its
 * own curve foretells ({@link Extrapolation}), as the prior, updated by how many of the curves that ran to their end gained
 * enough from the same step on, what they had by then being their last measurement at that step or before (Swersky et al. 2014, "Freeze-thaw Bayesian optimization", learns from both likewise).
 *
 * @param threshold the probability below which a trial stops, 0 to 1
 * @param startupTrials complete trials before any is stopped
 * @param warmupSteps steps of a trial before it is judged
 * @param intervalSteps steps from one judgement to the next
 */
record CurveScheduler(Resource resource, double threshold, int startupTrials, int warmupSteps, int intervalSteps)
        implements Scheduler {
    /** How many finished curves a trial's own extrapolation weighs as much as. */
    private static final double OWN_WEIGHT = 4;
    /** More points are thinned out. */
    private static final int MOST_POINTS = 64;

    static Shape.Fields settings() {
        return new SettingsShape()
                .real("p_threshold", 0, 1, 0.05, "A trial stops where it beats the best less probably than this.")
                .whole("n_startup_trials", 0, Integer.MAX_VALUE, 3, "Complete trials before any is stopped.")
                .whole("n_warmup_steps", 0, Integer.MAX_VALUE, 3, "Steps of a trial before it is judged.")
                .whole("interval_steps", 1, Integer.MAX_VALUE, 1, "Steps from one judgement to the next.")
                .shape();
    }

    static Scheduler create(Setup setup) {
        setup.requireOneObjective("extrapolates one metric");
        return new CurveScheduler(
                setup.resource(),
                setup.settings().real("p_threshold"),
                setup.settings().whole("n_startup_trials"),
                setup.settings().whole("n_warmup_steps"),
                setup.settings().whole("interval_steps"));
    }

    @Override
    public Step next(StudyState state) {
        return new Step.Start(resource.max(), "");
    }

    @Override
    public Decision onReport(StudyState state, Trial trial, Measurement measurement) {
        int step = measurement.step();
        if (step >= resource.max() || !Curves.entersInterval(trial.curve(), warmupSteps, intervalSteps)) {
            return new Decision.GoOn("");
        }
        Objective objective = state.spec().objective();
        double own = Curves.bestSoFar(trial, List.of(objective))[0];
        double best = Double.POSITIVE_INFINITY;
        int complete = 0;
        int finished = 0;
        int gained = 0;
        for (Trial other : state.trials()) {
            if (other.number() != trial.number() && other.curve().size() > 0) {
                complete += other.state() == TrialState.COMPLETE ? 1 : 0;
                best = Math.min(best, Curves.bestSoFar(other, List.of(objective))[0]);
            }
        }
        if (complete < startupTrials || !(own > best)) {
            return new Decision.GoOn("curve: step %d, best %s, %d of %d startup trials, best of others %s"
                    .formatted(
                            step,
                            shown(own, objective),
                            Math.min(complete, startupTrials),
                            startupTrials,
                            shown(best, objective)));
        }
        double start = Curves.standing(trial.curve(), trial.curve().size() - 1, objective, 0);
        for (Trial other : state.trials()) {
            int point = Curves.pointBy(other.curve(), step);
            if (other.state() == TrialState.COMPLETE
                    && point != Curves.NONE
                    && other.curve().lastStep() > step) {
                finished++;
                double gain = Curves.standing(other.curve(), point, objective, 0)
                        - Curves.bestSoFar(other, List.of(objective))[0];
                gained += start - gain < best ? 1 : 0;
            }
        }
        double probability = (OWN_WEIGHT * foretold(trial.curve(), objective, best) + gained) / (OWN_WEIGHT + finished);
        String reason = "curve: P(better than %s by step %d) = %s"
                .formatted(shown(best, objective), resource.max(), Wording.of(probability));
        return probability < threshold
                ? new Decision.Stop(TrialState.PRUNED, reason + ", below " + Wording.of(threshold))
                : new Decision.GoOn(reason);
    }

    private static String shown(double loss, Objective objective) {
        return Wording.of(objective.goal().loss(loss));
    }

    /** What the trial's own finite points foretell; nothing where it has none. */
    private double foretold(LearningCurve curve, Objective objective, double best) {
        int stride = (curve.size() + MOST_POINTS - 1) / MOST_POINTS;
        double[] steps = new double[curve.size()];
        double[] losses = new double[curve.size()];
        int points = 0;
        for (int point = (curve.size() - 1) % stride; point < curve.size(); point += stride) {
            double loss = Curves.loss(curve, point, objective, 0);
            if (Double.isFinite(loss)) {
                steps[points] = curve.step(point);
                losses[points++] = loss;
            }
        }
        if (points == 0 || !Double.isFinite(best)) {
            return 0;
        }
        return new Extrapolation(Arrays.copyOf(steps, points), Arrays.copyOf(losses, points), resource.max())
                .below(best);
    }

    @Override
    public List<Integer> rungs() {
        return List.of();
    }
}
