package dev.espalier.sampler.cmaes;

import dev.espalier.space.Parameter;
import dev.espalier.space.Scale;
import java.util.List;
import java.util.OptionalLong;

/**
 * The ordered parameters that CMA-ES searches together, as points of the unit cube on their scales.
 *
 * @param parameters none with a single value
 */
record CmaEncoding(List<Parameter> parameters) {
    /** Finer grids are taken for continuous. */
    private static final long FINEST = 100_000;

    int dimensions() {
        return parameters.size();
    }

    boolean hasGrid(int dimension) {
        OptionalLong count = parameters.get(dimension).count();
        return count.isPresent() && count.getAsLong() <= FINEST;
    }

    boolean hasGrids() {
        for (int i = 0; i < dimensions(); i++) {
            if (hasGrid(i)) {
                return true;
            }
        }
        return false;
    }

    /** The point of a configuration's codes: on a grid, the middle of the value's cell. */
    double[] point(double[] code) {
        double[] point = new double[dimensions()];
        for (int i = 0; i < point.length; i++) {
            Parameter parameter = parameters.get(i);
            point[i] = parameter.toUnit(code[parameter.index()]);
        }
        return point;
    }

    /** Writes the codes nearest to {@code point}, which may lie outside of the cube. */
    void write(double[] point, double[] code) {
        for (int i = 0; i < point.length; i++) {
            Parameter parameter = parameters.get(i);
            code[parameter.index()] = parameter.fromUnit(point[i]);
        }
    }

    /** Whether every dimension without a grid is inside the cube. */
    boolean isInside(double[] point) {
        for (int i = 0; i < point.length; i++) {
            if (!hasGrid(i) && (point[i] < 0 || point[i] > 1)) {
                return false;
            }
        }
        return true;
    }

    /** Which of a grid dimension's values {@code unit} stands for, from 0. */
    long place(int dimension, double unit) {
        Parameter parameter = parameters.get(dimension);
        if (isLogarithmic(parameter)) {
            return Math.round(parameter.fromUnit(unit) - parameter.fromUnit(0));
        }
        long count = count(dimension);
        return Math.clamp((long) Math.floor(unit * count), 0, count - 1);
    }

    long count(int dimension) {
        return parameters.get(dimension).count().orElseThrow();
    }

    /** Where a grid dimension's value {@code place} ends and the next begins. */
    double border(int dimension, long place) {
        Parameter parameter = parameters.get(dimension);
        if (parameter instanceof Parameter.Whole whole && whole.scale() == Scale.LOG) {
            double low = Math.log(whole.low() - 0.5);
            double high = Math.log(whole.high() + 0.5);
            return (Math.log(whole.low() + place + 0.5) - low) / (high - low);
        }
        return (place + 1.0) / count(dimension);
    }

    private static boolean isLogarithmic(Parameter parameter) {
        return parameter instanceof Parameter.Whole whole && whole.scale() == Scale.LOG;
    }
}
