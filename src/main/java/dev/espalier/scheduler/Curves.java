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
        double[] losses = new double[objectives.size()];
        for (int m = 0; m < losses.length; m++) {
            losses[m] = standing(trial, step, objectives.get(m), m);
        }
        return losses;
    }

    /** The same by objective {@code m} alone. */
    static double standing(Trial trial, int step, Objective objective, int m) {
        LearningCurve curve = trial.curve();
        int point = firstPointFrom(curve, step);
        return switch (objective.summary()) {
            case BEST -> best(curve, point, objective, m);
            case LAST -> loss(curve, point, objective, m);
        };
    }

    /** How many points a curve that reached {@code step} has up to the first from there on, that one included. */
    static int pointsTo(LearningCurve curve, int step) {
        return firstPointFrom(curve, step) + 1;
    }

    /** The step before the newest; 0 where there is none. */
    static int stepBefore(LearningCurve curve) {
        return curve.size() < 2 ? 0 : curve.step(curve.size() - 2);
    }

    /** Whether the newest point is the first in its interval, intervals counted from the end of the warm-up. */
    static boolean entersInterval(LearningCurve curve, int warmupSteps, int intervalSteps) {
        int step = curve.lastStep();
        int start = (step - warmupSteps - 1) / intervalSteps * intervalSteps + warmupSteps + 1;
        return step > warmupSteps && stepBefore(curve) < start;
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
