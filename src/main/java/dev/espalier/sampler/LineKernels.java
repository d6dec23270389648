package dev.espalier.sampler;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Kernels over an ordered parameter: normal distributions cut off at the ends of its {@link Line} and, on a grid, summed
 * over its cells. A kernel is as wide as the larger of the gaps to its neighbours. Bergstra et al. 2011, "Algorithms for
 * hyper-parameter optimization", section 4.2; Watanabe 2023, "Tree-structured Parzen estimator", sections 3.3.2 and 3.3.4.
 */
final class LineKernels implements Kernels {
    /** Narrower cells, in widths of their kernel, are taken as flat. */
    private static final double NARROW = 0.05;

    private final Line line;
    private final double[] center;
    private final double[] width;
    private final double[] inverseWidth;
    /** minus the log of width times mass inside the line. */
    private final double[] norm;

    /** @param observations a code a kernel; NaN where there is none, which makes the kernel as wide as the line */
    LineKernels(Line line, double[] observations, ParzenSettings settings) {
        this.line = line;
        int kernels = observations.length;
        center = new double[kernels];
        width = new double[kernels];
        inverseWidth = new double[kernels];
        norm = new double[kernels];
        double range = line.high() - line.low();
        Arrays.fill(center, line.low() + range / 2);
        Arrays.fill(width, range);
        placeObserved(observations, range, settings);
        for (int k = 0; k < kernels; k++) {
            inverseWidth[k] = 1 / width[k];
            double mass = Gaussian.mass(
                    (line.low() - center[k]) * inverseWidth[k], (line.high() - center[k]) * inverseWidth[k]);
            norm[k] = -Math.log(width[k] * mass);
        }
    }

    /**
     * Sorts the observations by place, as whole numbers that hold the place in their upper half and the kernel in their
     * lower: no comparator, no boxing.
     */
    private void placeObserved(double[] observations, double range, ParzenSettings settings) {
        long[] sorted = new long[observations.length];
        int count = 0;
        for (int k = 0; k < observations.length; k++) {
            if (!Double.isNaN(observations[k])) {
                center[k] = Math.clamp(line.place(observations[k]), line.low(), line.high());
                sorted[count++] = (long) ((center[k] - line.low()) / range * 0x7fffffff) << 32 | k;
            }
        }
        Arrays.sort(sorted, 0, count);
        double narrowest = settings.narrowest(range, count + 1);
        for (int i = 0; i < count; i++) {
            double here = center[(int) sorted[i]];
            double left = i == 0 ? here - line.low() : Math.abs(here - center[(int) sorted[i - 1]]);
            double right = i == count - 1 ? line.high() - here : Math.abs(center[(int) sorted[i + 1]] - here);
            double gap = Math.max(left, right);
            if (!settings.endpoints() && count > 1) {
                gap = i == 0 ? right : i == count - 1 ? left : gap;
            }
            width[(int) sorted[i]] = Math.clamp(gap, narrowest, range);
        }
    }

    @Override
    public double draw(int kernel, RandomGenerator random) {
        // The center is inside and the kernel no wider than the line, so at least a third of all draws are inside.
        double place;
        do {
            place = center[kernel] + width[kernel] * random.nextGaussian();
        } while (place < line.low() || place > line.high());
        return line.code(place);
    }

    @Override
    public void addLog(double code, double[] scores) {
        if (line.hasGrid()) {
            addLogCell(line.cellLow(code), line.cellHigh(code), scores);
        } else {
            addLogDensity(line.place(code), scores);
        }
    }

    private void addLogDensity(double place, double[] scores) {
        for (int k = 0; k < scores.length; k++) {
            double z = (place - center[k]) * inverseWidth[k];
            scores[k] += norm[k] - 0.5 * z * z;
        }
    }

    private void addLogCell(double cellLow, double cellHigh, double[] scores) {
        double middle = (cellLow + cellHigh) / 2;
        double size = cellHigh - cellLow;
        double flat = Math.log(size / Math.sqrt(2 * Math.PI));
        for (int k = 0; k < scores.length; k++) {
            if (size * inverseWidth[k] < NARROW) {
                double z = (middle - center[k]) * inverseWidth[k];
                scores[k] += flat + norm[k] - 0.5 * z * z;
            } else {
                double mass = Gaussian.mass(
                        (cellLow - center[k]) * inverseWidth[k], (cellHigh - center[k]) * inverseWidth[k]);
                scores[k] += norm[k] + Math.log(mass * width[k]);
            }
        }
    }
}
