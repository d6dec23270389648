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
import java.util.List;

/**
 * {@code patience}: ends a trial as complete once none of its objectives has improved for a number of steps.
 *
 * @param patience steps to wait for an improvement
 * @param minDelta what counts as an improvement, in the metric's unit
 * @param minSteps steps that every trial is given
 */
record PatienceScheduler(Resource resource, int patience, double minDelta, int minSteps) implements Scheduler {

    static Shape.Fields settings() {
        return new SettingsShape()
                .whole("patience", 1, Integer.MAX_VALUE, 5, "Steps to wait for an improvement.")
                .real("min_delta", 0, Double.MAX_VALUE, 0, "What counts as an improvement, in the metric's unit.")
                .whole("min_steps", 0, Integer.MAX_VALUE, 0, "Steps that every trial is given.")
                .shape();
    }

    static Scheduler create(Setup setup) {
        return new PatienceScheduler(
                setup.resource(),
                setup.settings().whole("patience"),
                setup.settings().real("min_delta"),
                setup.settings().whole("min_steps"));
    }

    @Override
    public Step next(StudyState state) {
        return new Step.Start(resource.max(), "");
    }

    @Override
    public Decision onReport(StudyState state, Trial trial, Measurement measurement) {
        int improved = lastImprovement(trial.curve(), state.spec().objectives());
        int waited = measurement.step() - improved;
        if (waited < patience || measurement.step() < minSteps || measurement.step() >= resource.max()) {
            return new Decision.GoOn("");
        }
        String since = improved == 0 ? "since the start" : "since step " + improved;
        return new Decision.Stop(
                TrialState.COMPLETE,
                "patience: step %d, no improvement over %s %s"
                        .formatted(measurement.step(), Wording.of(minDelta), since));
    }

    /** The last step at which an objective improved on its best by more than {@link #minDelta}; 0 where none did. */
    private int lastImprovement(LearningCurve curve, List<Objective> objectives) {
        int last = 0;
        for (int m = 0; m < objectives.size(); m++) {
            double best = Double.POSITIVE_INFINITY;
            for (int point = 0; point < curve.size(); point++) {
                double loss = Curves.loss(curve, point, objectives.get(m), m);
                if (loss < best - minDelta) {
                    best = loss;
                    last = Math.max(last, curve.step(point));
                }
            }
        }
        return last;
    }

    @Override
    public List<Integer> rungs() {
        return List.of();
    }
}
