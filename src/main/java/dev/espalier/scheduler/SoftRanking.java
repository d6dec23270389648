package dev.espalier.scheduler;

import dev.espalier.study.LearningCurve;
import dev.espalier.study.Objective;
import dev.espalier.study.StudyState;
import dev.espalier.study.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Whether two rungs rank trials alike, values closer than the noise counting as equal. Bohdal et al. 2023, "PASHA: efficient
 * HPO and NAS with progressive resource allocation", section 4.1 (soft ranking) and 4.2 (the noise: a percentile of the gaps
 * between curves that cross and cross back).
 *
 * @param percentile of those gaps, 0 to 100
 */
record SoftRanking(double percentile) {
    /** As many of the newest trials as decide; the noise is looked for in all their pairs. */
    private static final int MOST = 64;

    /**
     * Whether the trials that reached {@code top} stand there in an order that {@code below} did not foresee. At {@code below}
     * only what each had measured by then counts; one that had measured nothing is left out.
     */
    boolean disagree(StudyState state, int below, int top) {
        List<Trial> there = new ArrayList<>();
        for (int number = state.trials().size() - 1; number >= 0 && there.size() < MOST; number--) {
            Trial trial = state.trials().get(number);
            if (Curves.reached(trial, top) && Curves.pointBy(trial.curve(), below) != Curves.NONE) {
                there.add(trial);
            }
        }
        if (there.size() < 2) {
            return false;
        }
        List<Objective> objectives = state.spec().objectives();
        double[] lower = scores(there, curve -> Curves.pointBy(curve, below), objectives);
        double[] upper = scores(there, curve -> Curves.pointFrom(curve, top), objectives);
        double noise = objectives.size() > 1 ? 0 : noise(there, top, objectives.getFirst());
        Integer[] byLower = order(lower);
        Integer[] byUpper = order(upper);
        for (int rank = 0; rank < byUpper.length; rank++) {
            double foreseen = lower[byLower[rank]];
            double found = lower[byUpper[rank]];
            if (!(Math.abs(found - foreseen) <= noise) && found != foreseen) {
                return true;
            }
        }
        return false;
    }

    private static double[] scores(List<Trial> trials, ToIntFunction<LearningCurve> point, List<Objective> objectives) {
        double[][] losses = new double[trials.size()][];
        Arrays.setAll(losses, i -> {
            LearningCurve curve = trials.get(i).curve();
            return Curves.standing(curve, point.applyAsInt(curve), objectives);
        });
        return Standings.scores(losses);
    }

    private static Integer[] order(double[] scores) {
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, java.util.Comparator.comparingDouble(i -> scores[i]));
        return order;
    }

    private double noise(List<Trial> trials, int top, Objective objective) {
        List<double[]> curves =
                trials.stream().map(trial -> losses(trial, top, objective)).toList();
        List<Double> gaps = new ArrayList<>();
        for (int i = 0; i < curves.size(); i++) {
            for (int j = 0; j < i; j++) {
                double gap = crossing(curves.get(i), curves.get(j));
                if (Double.isFinite(gap)) {
                    gaps.add(gap);
                }
            }
        }
        double[] values = gaps.stream().mapToDouble(Double::doubleValue).toArray();
        return values.length == 0 ? 0 : Selection.quantile(values, percentile / 100);
    }

    private static double[] losses(Trial trial, int top, Objective objective) {
        double[] losses = new double[Curves.pointFrom(trial.curve(), top) + 1];
        Arrays.setAll(losses, point -> Curves.loss(trial.curve(), point, objective, 0));
        return losses;
    }

    /** The gap of two curves at their last point in common where they crossed and crossed back; else infinite. */
    private static double crossing(double[] one, double[] other) {
        int points = Math.min(one.length, other.length);
        int crossings = 0;
        double side = 0;
        for (int point = 0; point < points; point++) {
            double now = Math.signum(one[point] - other[point]);
            crossings += now * side < 0 ? 1 : 0;
            side = now == 0 || Double.isNaN(now) ? side : now;
        }
        return crossings >= 2 ? Math.abs(one[points - 1] - other[points - 1]) : Double.POSITIVE_INFINITY;
    }
}
