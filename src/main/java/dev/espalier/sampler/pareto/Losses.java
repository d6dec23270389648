package dev.espalier.sampler.pareto;

import dev.espalier.study.LearningCurve;
import dev.espalier.study.Objective;
import dev.espalier.study.Trial;
import java.util.List;

/** What trials cost, one number an objective: lower is better, and what is not a number is the worst. */
public final class Losses {
    private Losses() {}

    /** Of a trial that has a value an objective. */
    static double[] ofValues(Trial trial, List<Objective> objectives) {
        double[] losses = new double[objectives.size()];
        for (int m = 0; m < losses.length; m++) {
            losses[m] = loss(objectives.get(m), trial.values().get(m));
        }
        return losses;
    }

    /** Of a trial that was measured, at its last step. */
    static double[] atLastStep(Trial trial, List<Objective> objectives) {
        LearningCurve curve = trial.curve();
        double[] losses = new double[objectives.size()];
        for (int m = 0; m < losses.length; m++) {
            losses[m] = loss(objectives.get(m), curve.value(curve.size() - 1, m));
        }
        return losses;
    }

    /** Of one value. */
    public static double loss(Objective objective, double value) {
        double loss = objective.goal().loss(value);
        return Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
    }
}
