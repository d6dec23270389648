package dev.espalier.study;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A trial's objective values by step, ascending; immutable and compact, for the algorithms to read. A step has a point once one
 * objective at least was reported for it. Two curves are equal when their points are.
 */
public final class LearningCurve {
    public static final LearningCurve EMPTY = new LearningCurve(new int[0], new double[0][]);

    /**
     * Stands in a point for an objective that was not reported at its step. A NaN, so that arithmetic treats it as one, but with
     * bits that no calculation makes: a NaN that was reported says that the trial diverged, this one says nothing.
     */
    public static final double ABSENT = Double.longBitsToDouble(0x7ff8_0000_0000_0a85L);

    private final int[] steps;
    private final double[][] values;

    private LearningCurve(int[] steps, double[][] values) {
        this.steps = steps;
        this.values = values;
    }

    /**
     * A curve with all its points at once.
     *
     * @param steps ascending, at least 1
     * @param values for each step one value an objective
     * @throws IllegalArgumentException if the steps do not ascend or there are more or fewer values than steps
     */
    public static LearningCurve of(int[] steps, double[][] values) {
        int last = 0;
        for (int step : steps) {
            if (step <= last) {
                throw new IllegalArgumentException("step " + step + " is not after step " + last);
            }
            last = step;
        }
        if (steps.length != values.length) {
            throw new IllegalArgumentException(steps.length + " steps have " + values.length + " values");
        }
        double[][] copies = new double[values.length][];
        Arrays.setAll(copies, index -> values[index].clone());
        return new LearningCurve(steps.clone(), copies);
    }

    public int size() {
        return steps.length;
    }

    /** The step of point {@code index}, 0 to {@link #size()} - 1. */
    public int step(int index) {
        return steps[index];
    }

    /** Objective {@code objective}'s value at point {@code index}; NaN where it was NaN, {@link #ABSENT} where it was not reported. */
    public double value(int index, int objective) {
        return values[index][objective];
    }

    /** Whether objective {@code objective} was reported at point {@code index}, be it as NaN. */
    public boolean isMeasured(int index, int objective) {
        return isMeasured(values[index][objective]);
    }

    private static boolean isMeasured(double value) {
        return Double.doubleToRawLongBits(value) != Double.doubleToRawLongBits(ABSENT);
    }

    /**
     * The point of a step: a value an objective, {@link #ABSENT} where {@code metrics} lack it; empty where they lack all.
     *
     * @param metrics name to value
     */
    public static Optional<double[]> point(List<Objective> objectives, Map<String, Double> metrics) {
        double[] values = new double[objectives.size()];
        boolean any = false;
        for (int m = 0; m < values.length; m++) {
            Double value = metrics.get(objectives.get(m).metric());
            values[m] = value == null ? ABSENT : value;
            any |= value != null;
        }
        return any ? Optional.of(values) : Optional.empty();
    }

    /**
     * The first point by which every objective has been reported, there or before; {@link #size()} where there is none. Before it
     * nothing can be said of how the trial stands.
     */
    public int firstWhole() {
        if (values.length == 0 || values[0].length == 1) {
            return 0;
        }
        boolean[] known = new boolean[values[0].length];
        int left = known.length;
        for (int index = 0; index < values.length; index++) {
            for (int m = 0; m < known.length; m++) {
                if (!known[m] && isMeasured(index, m)) {
                    known[m] = true;
                    left--;
                }
            }
            if (left == 0) {
                return index;
            }
        }
        return values.length;
    }

    /** The last step with a point; 0 before the first. */
    public int lastStep() {
        return steps.length == 0 ? 0 : steps[steps.length - 1];
    }

    /** Objective {@code objective}'s value at exactly {@code step}; empty where it was not reported. */
    public OptionalDouble at(int step, int objective) {
        int index = Arrays.binarySearch(steps, step);
        return index < 0 || !isMeasured(index, objective)
                ? OptionalDouble.empty()
                : OptionalDouble.of(values[index][objective]);
    }

    /**
     * This curve with one more point.
     *
     * @throws IllegalArgumentException if {@code step} is not after the last
     */
    public LearningCurve plus(int step, double[] objectiveValues) {
        if (step <= lastStep()) {
            throw new IllegalArgumentException("step " + step + " is not after step " + lastStep());
        }
        int[] moreSteps = Arrays.copyOf(steps, steps.length + 1);
        double[][] moreValues = Arrays.copyOf(values, values.length + 1);
        moreSteps[steps.length] = step;
        moreValues[steps.length] = objectiveValues.clone();
        return new LearningCurve(moreSteps, moreValues);
    }

    /**
     * This curve with values added to a step, which may be one before the last. Values that the step has already stay.
     *
     * @param objectiveValues a value an objective, {@link #ABSENT} where there is none to add
     */
    public LearningCurve with(int step, double[] objectiveValues) {
        if (step > lastStep()) {
            return plus(step, objectiveValues);
        }
        int index = Arrays.binarySearch(steps, step);
        if (index < 0) {
            int at = -index - 1;
            int[] moreSteps = new int[steps.length + 1];
            double[][] moreValues = new double[steps.length + 1][];
            System.arraycopy(steps, 0, moreSteps, 0, at);
            System.arraycopy(values, 0, moreValues, 0, at);
            moreSteps[at] = step;
            moreValues[at] = objectiveValues.clone();
            System.arraycopy(steps, at, moreSteps, at + 1, steps.length - at);
            System.arraycopy(values, at, moreValues, at + 1, steps.length - at);
            return new LearningCurve(moreSteps, moreValues);
        }
        double[][] newValues = values.clone();
        newValues[index] = values[index].clone();
        for (int m = 0; m < objectiveValues.length; m++) {
            newValues[index][m] = isMeasured(index, m) ? newValues[index][m] : objectiveValues[m];
        }
        return new LearningCurve(steps, newValues);
    }

    /** The points up to and with {@code step}. */
    public LearningCurve upTo(int step) {
        int count = 0;
        while (count < steps.length && steps[count] <= step) {
            count++;
        }
        return count == steps.length
                ? this
                : new LearningCurve(Arrays.copyOf(steps, count), Arrays.copyOf(values, count));
    }

    /** Whether the first {@code count} points of both are the same, to the last digit; both have that many. */
    public boolean startsLike(LearningCurve other, int count) {
        for (int index = 0; index < count; index++) {
            if (steps[index] != other.steps[index] || !Arrays.equals(values[index], other.values[index])) {
                return false;
            }
        }
        return true;
    }

    /** The trial's value by the objective's summary; empty when nothing but NaN was measured. */
    public OptionalDouble summary(Objective objective, int index) {
        double chosen = Double.NaN;
        for (double[] point : values) {
            double value = point[index];
            boolean replaces = Double.isNaN(chosen)
                    || objective.summary() == Objective.Summary.LAST
                    || objective.goal().loss(value) < objective.goal().loss(chosen);
            if (!Double.isNaN(value) && replaces) {
                chosen = value;
            }
        }
        return Double.isNaN(chosen) ? OptionalDouble.empty() : OptionalDouble.of(chosen);
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof LearningCurve that) || !Arrays.equals(steps, that.steps)) {
            return false;
        }
        for (int index = 0; index < steps.length; index++) {
            if (!Arrays.equals(values[index], that.values[index])) {
                return false;
            }
            for (int m = 0; m < values[index].length; m++) {
                if (isMeasured(index, m) != that.isMeasured(index, m)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(steps) + Arrays.deepHashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(steps) + Arrays.deepToString(values);
    }
}
