package dev.espalier.sampler.gp;

import dev.espalier.study.LearningCurve;
import dev.espalier.study.Objective;
import dev.espalier.study.Trial;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What trials gained after a step: the median, and how far the gains lay apart beside how far the losses do. */
final class Gains {
    private static final int FEWEST = 3;
    /** The median absolute deviation of a normal distribution, inverted. */
    private static final double NORMAL = 1.4826;

    private final List<Trial> trials;
    private final List<Objective> objectives;
    private final Map<Integer, Gain> known = new HashMap<>();

    /**
     * What is to be added to the losses at a step.
     *
     * @param shift one an objective
     * @param spread in standard deviations of the losses at the end, at most 1
     * @param known whether enough trials went further
     */
    record Gain(double[] shift, double spread, boolean known) {}

    Gains(List<Trial> trials, List<Objective> objectives) {
        this.trials = trials;
        this.objectives = objectives;
    }

    Gain after(int step) {
        return known.computeIfAbsent(step, this::compute);
    }

    private Gain compute(int step) {
        List<Trial> further =
                trials.stream().filter(trial -> trial.curve().lastStep() > step).toList();
        double[] shift = new double[objectives.size()];
        double spread = 0;
        boolean enough = true;
        for (int m = 0; m < shift.length; m++) {
            int objective = m;
            double[] ends = further.stream()
                    .mapToDouble(trial -> end(trial.curve(), objective))
                    .toArray();
            double[] gains = further.stream()
                    .mapToDouble(trial ->
                            end(trial.curve(), objective) - end(trial.curve().upTo(step), objective))
                    .filter(Double::isFinite)
                    .toArray();
            enough &= gains.length >= FEWEST;
            if (gains.length >= FEWEST) {
                shift[m] = median(gains);
                double apart = standardDeviation(
                        Arrays.stream(ends).filter(Double::isFinite).toArray());
                spread = Math.max(spread, apart > 0 ? Math.min(1, standardDeviation(gains) / apart) : 0);
            }
        }
        return new Gain(shift, spread, enough);
    }

    private double end(LearningCurve curve, int objective) {
        return curve.size() == 0
                ? Double.NaN
                : objectives.get(objective).goal().loss(curve.value(curve.size() - 1, objective));
    }

    private static double standardDeviation(double[] values) {
        double middle = median(values);
        return NORMAL
                * median(Arrays.stream(values)
                        .map(value -> Math.abs(value - middle))
                        .toArray());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }
}
