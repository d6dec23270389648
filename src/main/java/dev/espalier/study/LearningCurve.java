package dev.espalier.study;

import java.util.Arrays;
import java.util.OptionalDouble;

/** A trial's objective values by step, ascending; immutable and compact, for the algorithms to read. Two are equal when their points are. */
public final class LearningCurve {
    public static final LearningCurve EMPTY = new LearningCurve(new int[0], new double[0][]);

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

    /** Objective {@code objective}'s value at point {@code index}; NaN where it was not measured. */
    public double value(int index, int objective) {
        return values[index][objective];
    }

    /** The last step measured; 0 before the first. */
    public int lastStep() {
        return steps.length == 0 ? 0 : steps[steps.length - 1];
    }

    /** Objective {@code objective}'s value at exactly {@code step}. */
    public OptionalDouble at(int step, int objective) {
        int index = Arrays.binarySearch(steps, step);
        return index < 0 ? OptionalDouble.empty() : OptionalDouble.of(values[index][objective]);
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
        return other instanceof LearningCurve that
                && Arrays.equals(steps, that.steps)
                && Arrays.deepEquals(values, that.values);
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
