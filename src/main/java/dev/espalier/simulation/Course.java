package dev.espalier.simulation;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * How the training of one trial goes.
 *
 * @param values what is measured at steps 1, 2 … in turn, each a value an objective; a trial that is to go further than
 *     they reach is complete at the last
 * @param stepCost virtual seconds that a step takes, over 0
 * @param failsAt the step during which it fails; empty when it does not
 * @param telling when the values become known
 */
public record Course(double[][] values, double stepCost, OptionalInt failsAt, Telling telling) {
    /** When the values of a trial become known. */
    public enum Telling {
        /** After every step, so that the scheduler may decide. */
        EACH_STEP,
        /** At the end alone: the whole trial is one step, and its last values are told. */
        AT_THE_END
    }

    public Course {
        if (values.length == 0) {
            throw new IllegalArgumentException("a course has at least one step");
        }
        if (!(stepCost > 0)) {
            throw new IllegalArgumentException("a step takes more than no time, not " + stepCost + " s");
        }
        values = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    }

    /** One evaluation that takes a second: its values, one an objective, are told at its end. */
    public static Course value(double... objectiveValues) {
        return new Course(new double[][] {objectiveValues}, 1, OptionalInt.empty(), Telling.AT_THE_END);
    }

    /** A learning curve of the one objective, a second a step. */
    public static Course curve(double... values) {
        double[][] rows =
                Arrays.stream(values).mapToObj(value -> new double[] {value}).toArray(double[][]::new);
        return new Course(rows, 1, OptionalInt.empty(), Telling.EACH_STEP);
    }

    /** The same with steps that take {@code seconds}. */
    public Course costing(double seconds) {
        return new Course(values, seconds, failsAt, telling);
    }

    /** The same, but it fails during {@code step}. */
    public Course failingAt(int step) {
        return new Course(values, stepCost, OptionalInt.of(step), telling);
    }
}
