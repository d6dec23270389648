package dev.espalier.scheduler;

import dev.espalier.sampler.core.SettingsShape;
import dev.espalier.space.Shape;
import dev.espalier.study.Measurement;
import dev.espalier.study.Objective;
import dev.espalier.study.Resource;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import java.util.List;

/**
 * {@code threshold}: stops a trial whose newest value leaves the bounds, or is not a number, as Optuna's {@code
 * ThresholdPruner}.
 *
 * @param lower in the metric's unit; minus infinity where there is none
 * @param upper in the metric's unit; infinity where there is none
 * @param warmupSteps steps of a trial before it is judged
 * @param intervalSteps steps from one judgement to the next
 */
record ThresholdScheduler(Resource resource, double lower, double upper, int warmupSteps, int intervalSteps)
        implements Scheduler {

    static Shape.Fields settings() {
        return new SettingsShape()
                .realOrNone("lower", "A value below this stops the trial.")
                .realOrNone("upper", "A value above this stops the trial.")
                .whole("n_warmup_steps", 0, Integer.MAX_VALUE, 0, "Steps of a trial before it is judged.")
                .whole("interval_steps", 1, Integer.MAX_VALUE, 1, "Steps from one judgement to the next.")
                .shape();
    }

    static Scheduler create(Setup setup) {
        setup.requireOneObjective("holds one metric against its bounds");
        boolean hasLower = setup.settings().isNumber("lower");
        boolean hasUpper = setup.settings().isNumber("upper");
        double lower = hasLower ? setup.settings().real("lower") : Double.NEGATIVE_INFINITY;
        double upper = hasUpper ? setup.settings().real("upper") : Double.POSITIVE_INFINITY;
        if (!hasLower && !hasUpper) {
            setup.problem("lower", "or upper must be given: a value beyond it stops the trial");
        }
        if (lower > upper) {
            setup.problem("lower", "is " + lower + ", must be at most upper, " + upper);
        }
        return new ThresholdScheduler(
                setup.resource(),
                lower,
                upper,
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
        double value = trial.curve().value(trial.curve().size() - 1, 0);
        String measured = "threshold: step " + step + ", " + objective.metric() + " " + Wording.of(value);
        if (Double.isNaN(value)) {
            return new Decision.Stop(TrialState.PRUNED, measured + " is not a number");
        }
        if (value < lower) {
            return new Decision.Stop(TrialState.PRUNED, measured + ", below " + Wording.of(lower));
        }
        if (value > upper) {
            return new Decision.Stop(TrialState.PRUNED, measured + ", above " + Wording.of(upper));
        }
        return new Decision.GoOn(measured + ", inside " + Wording.of(lower) + " to " + Wording.of(upper));
    }

    @Override
    public List<Integer> rungs() {
        return List.of();
    }
}
