package dev.espalier.sampler.tpe;

import dev.espalier.sampler.core.Gaussian;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Kernels over an ordered parameter without a grid: normal distributions cut off at the ends of its {@link Line}. */
final class LineColumn implements Column {
    private static final double SQRT_HALF = Math.sqrt(0.5);
    private static final double LOG_2 = Math.log(2);
    private static final int DRAWS = 100;

    private final Line line;
    private final Observations observations;
    private final int column;
    private final KernelWidths widths;
    private final double middle;
    private final double range;
    private final double priorNorm;
    private double[] centers = new double[16];
    /** One over the width and the square root of two. */
    private double[] scales = new double[16];

    private double[] norms = new double[16];
    private double[][] arrangedCenters = new double[0][];
    private double[][] arrangedScales = new double[0][];
    private int[] arranged = new int[0];
    private int kernels;

    LineColumn(Line line, Observations observations, int column, ParzenSettings settings) {
        this.line = line;
        this.observations = observations;
        this.column = column;
        this.widths = new KernelWidths(line, settings);
        this.range = line.high() - line.low();
        this.middle = line.low() + range / 2;
        this.priorNorm = norm(line, middle, range);
    }

    /** minus the log of the width, in the unit of codes where they stand as they are, times the mass inside the line. */
    private static double norm(Line line, double center, double width) {
        return line.exponent() * LOG_2
                - Math.log(width * Gaussian.mass((line.low() - center) / width, (line.high() - center) / width));
    }

    @Override
    public void put(int place) {
        if (place >= centers.length) {
            int length = Math.max(place + 1, 2 * centers.length);
            centers = Arrays.copyOf(centers, length);
            scales = Arrays.copyOf(scales, length);
            norms = Arrays.copyOf(norms, length);
        }
        widths.put(place, observations.code(column, place));
    }

    @Override
    public void take(int place) {
        widths.take(place);
    }

    @Override
    public void settle(int kernels) {
        widths.settle((place, center, width) -> {
            if (centers[place] != center || scales[place] != SQRT_HALF / width) {
                centers[place] = center;
                scales[place] = SQRT_HALF / width;
                norms[place] = norm(line, center, width);
            }
        });
    }

    @Override
    public void arrange(int[] places, int count) {
        arrangedCenters = Blocks.holding(arrangedCenters, count);
        arrangedScales = Blocks.holding(arrangedScales, count);
        arranged = places;
        kernels = count;
        for (int k = 0; k < count; k++) {
            arrangedCenters[k / Blocks.SIZE][k % Blocks.SIZE] = centers[places[k]];
            arrangedScales[k / Blocks.SIZE][k % Blocks.SIZE] = scales[places[k]];
        }
    }

    @Override
    public void addNorms(double[] sums) {
        for (int k = 0; k < kernels; k++) {
            sums[k] += norms[arranged[k]];
        }
    }

    @Override
    public double query(double code) {
        return line.place(code);
    }

    @Override
    public void addScores(double query, double[] scores, int block, int count) {
        addScores(query, arrangedCenters[block], arrangedScales[block], scores, count);
    }

    private static void addScores(double query, double[] centers, double[] scales, double[] scores, int count) {
        for (int i = 0; i < count; i++) {
            double z = (query - centers[i]) * scales[i];
            scores[i] -= z * z;
        }
    }

    @Override
    public double prior(double query) {
        double z = (query - middle) / range;
        return priorNorm - 0.5 * z * z;
    }

    @Override
    public double draw(int kernel, RandomGenerator random) {
        int place = arranged[kernel];
        return draw(line, centers[place], SQRT_HALF / scales[place], random);
    }

    @Override
    public double drawPrior(RandomGenerator random) {
        return draw(line, middle, range, random);
    }

    /**
     * Its centre is inside and it is no wider than the line, so at least a third of all draws are inside. Where a hundred are
     * not, which one study in 10^17 sees, its centre is taken.
     */
    static double draw(Line line, double center, double width, RandomGenerator random) {
        for (int draw = 0; draw < DRAWS; draw++) {
            double place = center + width * random.nextGaussian();
            if (place >= line.low() && place <= line.high()) {
                return line.code(place);
            }
        }
        return line.code(center);
    }
}
