package dev.espalier.space;

import dev.espalier.study.Json;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** One open choice of a search space, and how its values correspond to numbers. */
public sealed interface Parameter permits Parameter.Real, Parameter.Whole, Listed {
    /** Dotted, with the label of each branch taken as a step: {@code model.residual.width}. */
    String path();

    /** Its place in {@link SearchSpace#parameters()} and in a configuration's code. Parents come before children. */
    int index();

    /** When it exists; empty where it always does. */
    Optional<Condition> condition();

    /** How many values it takes; empty for a real without a step. */
    OptionalLong count();

    /**
     * The code of one of a countable parameter's values, in ascending order.
     *
     * @param place from 0 to {@link #count()} - 1
     */
    double codeAt(long place);

    /**
     * The code at {@code unit} of the way through the values, on the parameter's scale: a uniform {@code unit} makes a
     * uniform draw (for {@link Scale#LOG}, uniform in the logarithm).
     *
     * @param unit from 0 to 1, put into that range
     */
    double fromUnit(double unit);

    /** How far through the values {@code code} is, from 0 to 1: {@code fromUnit(toUnit(code))} is {@code code}. */
    double toUnit(double code);

    /** The nearest code that stands for a value; of NaN, the middle of the range or the first value. */
    double nearest(double code);

    /** What a configuration shows for {@code code}; decimal fractions come out as written, 0.3 and not 0.300…04. */
    Json value(double code);

    /** The code of {@code value}; empty when it is none of this parameter's values. */
    OptionalDouble codeOf(Json value);

    /**
     * A value that a configuration shows, as a table shows it: an option that has no label but its index, in full.
     *
     * @param shown returned as it is where it is none of this parameter's values
     */
    default Json written(Json shown) {
        return shown;
    }

    /** What values it takes, for a person: {@code a whole number from 1 to 8}. */
    String takes();

    /** A real in [low, high]; with a step, low + k * step. The code is the value. A step excludes {@link Scale#LOG}. */
    record Real(
            String path,
            int index,
            Optional<Condition> condition,
            double low,
            double high,
            Scale scale,
            OptionalDouble step)
            implements Parameter {

        @Override
        public OptionalLong count() {
            return step.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Reals.count(this));
        }

        @Override
        public double codeAt(long place) {
            return Reals.codeAt(this, place);
        }

        @Override
        public double fromUnit(double unit) {
            return Reals.fromUnit(this, unit);
        }

        @Override
        public double toUnit(double code) {
            return Reals.toUnit(this, code);
        }

        @Override
        public double nearest(double code) {
            return Reals.nearest(this, code);
        }

        @Override
        public Json value(double code) {
            return Json.number(nearest(code));
        }

        @Override
        public OptionalDouble codeOf(Json value) {
            return Reals.codeOf(this, value);
        }

        @Override
        public String takes() {
            return "a number from " + Words.number(low) + " to " + Words.number(high)
                    + (step.isPresent() ? " in steps of " + Words.number(step.getAsDouble()) : "");
        }
    }

    /** A whole number low + k * step in [low, high]. The code is the value. {@link Scale#LOG} has step 1. */
    record Whole(String path, int index, Optional<Condition> condition, long low, long high, Scale scale, long step)
            implements Parameter {

        @Override
        public OptionalLong count() {
            return OptionalLong.of(Wholes.count(this));
        }

        @Override
        public double codeAt(long place) {
            return low + place * step;
        }

        @Override
        public double fromUnit(double unit) {
            return Wholes.fromUnit(this, unit);
        }

        @Override
        public double toUnit(double code) {
            return Wholes.toUnit(this, code);
        }

        @Override
        public double nearest(double code) {
            return Wholes.nearest(this, code);
        }

        @Override
        public Json value(double code) {
            return Json.number((long) nearest(code));
        }

        @Override
        public OptionalDouble codeOf(Json value) {
            return Wholes.codeOf(this, value);
        }

        @Override
        public String takes() {
            return "a whole number from " + low + " to " + high + (step == 1 ? "" : " in steps of " + step);
        }
    }

    /**
     * Unordered branches. The code is the branch's index; {@code values} are what a configuration shows for each, and {@code
     * inFull} what a table does.
     */
    record Choice(
            String path,
            int index,
            Optional<Condition> condition,
            List<String> labels,
            List<Json> values,
            List<Json> inFull)
            implements Listed {
        public Choice {
            labels = List.copyOf(labels);
            values = List.copyOf(values);
            inFull = List.copyOf(inFull);
        }

        @Override
        public Json written(Json shown) {
            OptionalDouble code = codeOf(shown);
            return code.isPresent() ? inFull.get((int) code.getAsDouble()) : shown;
        }

        /** Takes the value shown, or the branch's label. */
        @Override
        public OptionalDouble codeOf(Json value) {
            OptionalDouble shown = Listed.super.codeOf(value);
            int labelled = value instanceof Json.Text text ? labels.indexOf(text.value()) : -1;
            return shown.isPresent() || labelled < 0 ? shown : OptionalDouble.of(labelled);
        }
    }

    /** Ordered values. The code is the index. */
    record Ordinal(String path, int index, Optional<Condition> condition, List<Json> values) implements Listed {
        public Ordinal {
            values = List.copyOf(values);
        }
    }
}
