package dev.espalier.analysis;

import dev.espalier.study.LearningCurve;
import java.util.ArrayList;
import java.util.List;

/**
 * How much a trial's value moves from step to step for no reason. Each of the last steps is compared with the line between the
 * steps before and after it, so that a curve that still rises or falls is not taken for a noisy one: the pseudo-residuals of
 * Gasser, Sroka and Jennen-Steinmetz 1986, "Residual variance and residual pattern in nonlinear regression", equation 2.1.
 */
final class CurveNoise {
    /** Steps at a curve's end that are looked at, with a neighbour on either side; early ones bend too much. */
    private static final int STEPS = 5;

    private CurveNoise() {}

    /**
     * The standard deviation of the difference of two values that are as noisy as these curves; 0 where neither has three
     * points.
     */
    static double ofDifference(LearningCurve one, LearningCurve other, int objective) {
        List<Double> squares = new ArrayList<>(squares(one, objective));
        squares.addAll(squares(other, objective));
        double variance =
                squares.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        return Math.sqrt(2 * variance);
    }

    /** The squared pseudo-residuals, each an estimate of the variance. */
    private static List<Double> squares(LearningCurve curve, int objective) {
        List<Integer> measured = new ArrayList<>();
        for (int index = 0; index < curve.size(); index++) {
            if (Double.isFinite(curve.value(index, objective))) {
                measured.add(index);
            }
        }
        List<Double> squares = new ArrayList<>();
        for (int at = Math.max(1, measured.size() - 1 - STEPS); at < measured.size() - 1; at++) {
            squares.add(square(curve, objective, measured.get(at - 1), measured.get(at), measured.get(at + 1)));
        }
        return squares;
    }

    private static double square(LearningCurve curve, int objective, int before, int index, int after) {
        double width = curve.step(after) - curve.step(before);
        double left = (curve.step(after) - curve.step(index)) / width;
        double right = 1 - left;
        double residual = left * curve.value(before, objective)
                + right * curve.value(after, objective)
                - curve.value(index, objective);
        return residual * residual / (left * left + right * right + 1);
    }
}
