package dev.espalier.sampler.tpe;

import dev.espalier.sampler.core.Gaussian;
import java.util.Arrays;

/** The cells of an uneven or very fine grid. */
final class ComputedCells implements Cells {
    /** Narrower cells, in widths of their kernel, are taken as flat. */
    private static final double NARROW = 0.05;
    /** Up to this many widths from the centre, and for cells no wider than this, a series is as good as the integral. */
    private static final double NEAR = 5;

    private static final double SHORT = 0.5;

    private final Line line;
    private double[] centers = new double[0];
    private double[] inverses = new double[0];
    private int[] arranged = new int[0];

    ComputedCells(Line line) {
        this.line = line;
    }

    @Override
    public void change(int place, double center, double width) {
        if (place >= centers.length) {
            int length = Math.max(16, Math.max(place + 1, 2 * centers.length));
            centers = Arrays.copyOf(centers, length);
            inverses = Arrays.copyOf(inverses, length);
        }
        centers[place] = center;
        inverses[place] = 1 / width;
    }

    @Override
    public void arrange(int[] places, int count) {
        arranged = places;
    }

    @Override
    public void addLogs(double code, double[] scores, int block, int count) {
        double low = line.cellLow(code);
        double high = line.cellHigh(code);
        double middle = (low + high) / 2;
        double size = high - low;
        double flat = Math.log(size / Math.sqrt(2 * Math.PI));
        for (int i = 0; i < count; i++) {
            int place = arranged[block * Blocks.SIZE + i];
            double inverse = inverses[place];
            double z = (middle - centers[place]) * inverse;
            double width = size * inverse;
            scores[i] += width < NARROW ? flat + Math.log(inverse) - 0.5 * z * z : logOfMass(z, width);
        }
    }

    /** Of a cell around {@code z}, in widths of the kernel. */
    private static double logOfMass(double z, double width) {
        if (width > SHORT || Math.abs(z) > NEAR) {
            return Math.log(Gaussian.mass(z - width / 2, z + width / 2));
        }
        // The density's Taylor series around the middle, integrated term by term.
        double s = width * width;
        double q = z * z;
        double series = 1 + s / 24 * (q - 1) + s * s / 1920 * ((q - 6) * q + 3);
        return Math.log(width * series / Math.sqrt(2 * Math.PI)) - 0.5 * q;
    }
}
