package dev.espalier.sampler;

import dev.espalier.space.Parameter;
import dev.espalier.space.Scale;

/**
 * An ordered parameter as a stretch of the real line on which densities are fitted: codes as they are, or their logarithms.
 * The values of a grid each own the cell around them, so the stretch reaches half a cell beyond the first and last.
 *
 * @param low where the stretch begins, on the line
 * @param high where it ends, on the line
 * @param first the lowest code
 * @param last the highest code
 * @param step from one code to the next; 0 where there is no grid
 */
record Line(double low, double high, Scale scale, double first, double last, double step) {

    static Line of(Parameter.Real real) {
        return of(real.low(), real.high(), real.scale(), real.step().orElse(0));
    }

    static Line of(Parameter.Whole whole) {
        return of(whole.low(), whole.high(), whole.scale(), whole.step());
    }

    static Line of(Parameter.Ordinal ordinal) {
        return of(0, ordinal.values().size() - 1.0, Scale.LINEAR, 1);
    }

    private static Line of(double first, double highest, Scale scale, double step) {
        double last = step == 0 ? highest : first + Math.floor((highest - first) / step + 1e-9) * step;
        return new Line(at(first - step / 2, scale), at(last + step / 2, scale), scale, first, last, step);
    }

    boolean hasGrid() {
        return step > 0;
    }

    /** The place of a code. */
    double place(double code) {
        return at(code, scale);
    }

    /** The code at a place, on the grid where there is one. */
    double code(double place) {
        double code = scale == Scale.LOG ? Math.exp(place) : place;
        double onGrid = hasGrid() ? first + Math.rint((code - first) / step) * step : code;
        return Math.clamp(onGrid, first, last);
    }

    /** Where the cell of a grid's code begins. */
    double cellLow(double code) {
        return at(code - step / 2, scale);
    }

    /** Where the cell of a grid's code ends. */
    double cellHigh(double code) {
        return at(code + step / 2, scale);
    }

    private static double at(double code, Scale scale) {
        return scale == Scale.LOG ? Math.log(code) : code;
    }
}
