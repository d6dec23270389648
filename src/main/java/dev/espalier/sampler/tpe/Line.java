package dev.espalier.sampler.tpe;

import dev.espalier.space.Parameter;
import dev.espalier.space.Scale;

/**
 * An ordered parameter as a stretch of the real line on which densities are fitted. Values of an even grid stand one apart, from
 * 0; logarithms and other numbers as they are, these brought by a power of two near to a length of 1, so that no range is too
 * wide or too narrow to reckon with and its numbers lose nothing. The values of a grid each own the cell around them, so the
 * stretch reaches half a cell beyond the first and last.
 *
 * @param low where the stretch begins, on the line
 * @param high where it ends, on the line
 * @param spacing how the parameter's codes lie on it
 * @param exponent of the power of two, for {@link Spacing#PLAIN}
 */
record Line(Parameter parameter, double low, double high, Spacing spacing, int exponent) {

    /** How codes lie on a line. */
    enum Spacing {
        /** Every number of a range. */
        PLAIN,
        /** The logarithms of a range's numbers. */
        LOGARITHMS,
        /** An even grid, by its places. */
        PLACES,
        /** The logarithms of whole numbers. */
        WHOLE_LOGARITHMS
    }

    static Line of(Parameter.Real real) {
        if (real.step().isPresent()) {
            return places(real);
        }
        if (real.scale() == Scale.LOG) {
            return new Line(real, Math.log(real.low()), Math.log(real.high()), Spacing.LOGARITHMS, 0);
        }
        // Halved, because the width of a range may be more than a double holds.
        int exponent = -1 - exponent(real.high() / 2 - real.low() / 2);
        if (real.high() - real.low() < Double.MIN_NORMAL) {
            exponent = -exponent(real.high() - real.low());
        }
        return new Line(
                real, Math.scalb(real.low(), exponent), Math.scalb(real.high(), exponent), Spacing.PLAIN, exponent);
    }

    /** Of numbers that are too small to be normal as well. */
    private static int exponent(double number) {
        int normal = Math.getExponent(number);
        return normal >= Double.MIN_EXPONENT
                ? normal
                : Math.getExponent(Math.scalb(number, Double.PRECISION)) - Double.PRECISION;
    }

    static Line of(Parameter.Whole whole) {
        return whole.scale() == Scale.LOG
                ? new Line(
                        whole, Math.log(whole.low() - 0.5), Math.log(whole.high() + 0.5), Spacing.WHOLE_LOGARITHMS, 0)
                : places(whole);
    }

    static Line of(Parameter.Ordinal ordinal) {
        return places(ordinal);
    }

    private static Line places(Parameter parameter) {
        return new Line(parameter, -0.5, count(parameter) - 0.5, Spacing.PLACES, 0);
    }

    private static long count(Parameter parameter) {
        return parameter.count().orElseThrow();
    }

    boolean hasGrid() {
        return switch (spacing) {
            case PLAIN, LOGARITHMS -> false;
            case PLACES, WHOLE_LOGARITHMS -> true;
        };
    }

    /** The place of a code. */
    double place(double code) {
        return switch (spacing) {
            case PLAIN -> Math.scalb(code, exponent);
            case LOGARITHMS, WHOLE_LOGARITHMS -> Math.log(code);
            case PLACES -> Math.rint(parameter.toUnit(code) * count(parameter) - 0.5);
        };
    }

    /** The code at a place, on the grid where there is one. */
    double code(double place) {
        return parameter.nearest(
                switch (spacing) {
                    case PLAIN -> Math.scalb(place, -exponent);
                    case LOGARITHMS, WHOLE_LOGARITHMS -> Math.exp(place);
                    case PLACES -> parameter.codeAt(Math.clamp((long) Math.rint(place), 0, count(parameter) - 1));
                });
    }

    /** Where the cell of a grid's code begins. */
    double cellLow(double code) {
        return spacing == Spacing.WHOLE_LOGARITHMS ? Math.log(code - 0.5) : place(code) - 0.5;
    }

    /** Where the cell of a grid's code ends. */
    double cellHigh(double code) {
        return spacing == Spacing.WHOLE_LOGARITHMS ? Math.log(code + 0.5) : place(code) + 0.5;
    }
}
