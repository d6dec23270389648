package dev.espalier.sampler.tpe;

import dev.espalier.sampler.core.Gaussian;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Kernels over an ordered parameter with a grid: normal distributions cut off at the ends of its {@link Line} and summed over
 * its cells. Watanabe 2023, "Tree-structured Parzen estimator", section 3.3.2.
 */
final class GridColumn implements Column {
    private final Line line;
    private final Observations observations;
    private final int column;
    private final KernelWidths widths;
    private final Cells cells;
    private final double middle;
    private final double range;
    private final double priorNorm;
    private double[] kernelWidths = new double[16];
    private double[] norms = new double[16];
    private int[] arranged = new int[0];
    private int kernels;

    GridColumn(Line line, Observations observations, int column, ParzenSettings settings) {
        this.line = line;
        this.observations = observations;
        this.column = column;
        this.widths = new KernelWidths(line, settings);
        this.cells = Cells.of(line);
        this.range = line.high() - line.low();
        this.middle = line.low() + range / 2;
        this.priorNorm = norm(middle, range);
    }

    /** minus the log of the mass inside the line. */
    private double norm(double center, double width) {
        return -Math.log(Gaussian.mass((line.low() - center) / width, (line.high() - center) / width));
    }

    @Override
    public void put(int place) {
        if (place >= norms.length) {
            int length = Math.max(place + 1, 2 * norms.length);
            kernelWidths = Arrays.copyOf(kernelWidths, length);
            norms = Arrays.copyOf(norms, length);
        }
        widths.put(place, observations.code(column, place));
    }

    @Override
    public void take(int place) {
        widths.take(place);
    }

    @Override
    public void settle(int count) {
        widths.settle((place, center, width) -> {
            if (kernelWidths[place] != width) {
                kernelWidths[place] = width;
                norms[place] = norm(center, width);
                cells.change(place, center, width);
            }
        });
    }

    @Override
    public void arrange(int[] places, int count) {
        arranged = places;
        kernels = count;
        cells.arrange(places, count);
    }

    @Override
    public void addNorms(double[] sums) {
        for (int k = 0; k < kernels; k++) {
            sums[k] += norms[arranged[k]];
        }
    }

    @Override
    public double query(double code) {
        return code;
    }

    @Override
    public void addScores(double query, double[] scores, int block, int count) {
        cells.addLogs(query, scores, block, count);
    }

    @Override
    public double prior(double query) {
        double low = (line.cellLow(query) - middle) / range;
        double high = (line.cellHigh(query) - middle) / range;
        return priorNorm + Math.log(Gaussian.mass(low, high));
    }

    @Override
    public double draw(int kernel, RandomGenerator random) {
        int place = arranged[kernel];
        return LineColumn.draw(line, widths.center(place), kernelWidths[place], random);
    }

    @Override
    public double drawPrior(RandomGenerator random) {
        return LineColumn.draw(line, middle, range, random);
    }
}
