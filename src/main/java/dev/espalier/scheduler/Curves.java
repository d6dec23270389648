package dev.espalier.scheduler;

import dev.espalier.study.LearningCurve;
import dev.espalier.study.Objective;
import dev.espalier.study.Trial;
import java.util.List;

/** How trials stand at a step, as losses: lower is better, and what is not a number is the worst. */
final class Curves {
    private Curves() {}

    /** Whether {@code trial} was measured at {@code step} or beyond. */
    static boolean reached(Trial trial, int step) {
        return trial.curve().lastStep() >= step;
    }

    /**
     * How a trial that reached {@code step} stood there: by the objective's summary its best value so far, or its value at
     * the first step measured from {@code step} on.
     */
    static double[] standing(Trial trial, int step, List<Objective> objectives) {
        LearningCurve curve = trial.curve();
        int point = firstPointFrom(curve, step);
        double[] losses = new double[objectives.size()];
        for (int m = 0; m < losses.length; m++) {
            losses[m] = switch (objectives.get(m).summary()) {
                case BEST -> best(curve, point, objectives.get(m), m);
                case LAST -> loss(curve, point, objectives.get(m), m);
            };
        }
        return losses;
    }

    /** The best that a trial has measured up to its last step, whatever the objective's summary. */
    static double[] bestSoFar(Trial trial, List<Objective> objectives) {
        double[] losses = new double[objectives.size()];
        for (int m = 0; m < losses.length; m++) {
            losses[m] = best(trial.curve(), trial.curve().size() - 1, objectives.get(m), m);
        }
        return losses;
    }

    static double loss(LearningCurve curve, int point, Objective objective, int m) {
        double loss = objective.goal().loss(curve.value(point, m));
        return Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
    }

    private static double best(LearningCurve curve, int lastPoint, Objective objective, int m) {
        double best = Double.POSITIVE_INFINITY;
        for (int point = 0; point <= lastPoint; point++) {
            best = Math.min(best, loss(curve, point, objective, m));
        }
        return best;
    }

    private static int firstPointFrom(LearningCurve curve, int step) {
        int point = curve.size() - 1;
        while (point > 0 && curve.step(point - 1) >= step) {
            point--;
        }
        return point;
    }
}
