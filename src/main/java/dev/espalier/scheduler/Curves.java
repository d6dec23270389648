package dev.espalier.scheduler;

import dev.espalier.study.LearningCurve;
import dev.espalier.study.Objective;
import dev.espalier.study.Trial;
import java.util.List;

/**
 * How trials stand at a step, as losses: lower is better, and what was reported as not a number is the worst. A report without
 * the objective leaves no point, so nothing is known by it; of several objectives a curve counts from its first whole point on.
 */
final class Curves {
    /** Where there is no point. */
    static final int NONE = -1;

    private Curves() {}

    /** Whether {@code trial} was measured at {@code step} or beyond. */
    static boolean reached(Trial trial, int step) {
        return pointFrom(trial.curve(), step) != NONE;
    }

    /** The first point at {@code step} or beyond: where a trial comes to a rung, if it does not report at the rung itself. */
    static int pointFrom(LearningCurve curve, int step) {
        int whole = curve.firstWhole();
        if (whole == curve.size() || curve.lastStep() < step) {
            return NONE;
        }
        int point = curve.size() - 1;
        while (point > whole && curve.step(point - 1) >= step) {
            point--;
        }
        return point;
    }

    /** The last point at {@code step} or before. */
    static int pointBy(LearningCurve curve, int step) {
        int point = curve.size() - 1;
        while (point >= 0 && curve.step(point) > step) {
            point--;
        }
        return point < curve.firstWhole() ? NONE : point;
    }

    /**
     * How a trial stood at a point of its curve, a loss an objective: by the objective's summary its best value up to there, or
     * its last.
     */
    static double[] standing(LearningCurve curve, int point, List<Objective> objectives) {
        double[] losses = new double[objectives.size()];
        for (int m = 0; m < losses.length; m++) {
            losses[m] = standing(curve, point, objectives.get(m), m);
        }
        return losses;
    }

    /** The same by objective {@code m} alone. */
    static double standing(LearningCurve curve, int point, Objective objective, int m) {
        return switch (objective.summary()) {
            case BEST -> best(curve, point, objective, m);
            case LAST -> {
                int last = point;
                while (last > 0 && !curve.isMeasured(last, m)) {
                    last--;
                }
                yield loss(curve, last, objective, m);
            }
        };
    }

    /** The step before the newest that counts; 0 where there is none. */
    static int stepBefore(LearningCurve curve) {
        return curve.size() - 1 <= curve.firstWhole() ? 0 : curve.step(curve.size() - 2);
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
}
