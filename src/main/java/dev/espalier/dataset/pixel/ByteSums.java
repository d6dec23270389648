package dev.espalier.dataset.pixel;

import dev.espalier.dataset.preprocessing.Normalisation;

/**
 * Sums over pixels of whole values from 0 to 255, channel by channel. They are exact, so that neither the order nor the
 * pieces in which pixels are added changes what comes out: images in memory and images read one by one are normalised by
 * the same numbers.
 */
final class ByteSums {
    private final long[] sums;
    private final long[] squares;
    private long count;

    ByteSums(int channels) {
        sums = new long[channels];
        squares = new long[channels];
    }

    /** Adds an image that stands in {@code pixels} from {@code at} on, {@code area} pixels a channel. */
    void add(byte[] pixels, int at, int area) {
        for (int channel = 0; channel < sums.length; channel++) {
            long sum = 0;
            long square = 0;
            int start = at + channel * area;
            for (int i = start; i < start + area; i++) {
                int value = pixels[i] & 0xFF;
                sum += value;
                square += value * value;
            }
            sums[channel] += sum;
            squares[channel] += square;
        }
        count += area;
    }

    void add(ByteSums other) {
        for (int channel = 0; channel < sums.length; channel++) {
            sums[channel] += other.sums[channel];
            squares[channel] += other.squares[channel];
        }
        count += other.count;
    }

    /** Of the pixels divided by {@code scale}. */
    Normalisation normalisation(double scale) {
        double[] mean = new double[sums.length];
        double[] standardDeviation = new double[sums.length];
        double all = Math.max(1, count);
        for (int channel = 0; channel < sums.length; channel++) {
            double average = sums[channel] / all;
            double variance = squares[channel] / all - average * average;
            mean[channel] = average / scale;
            standardDeviation[channel] = variance > 1e-9 ? Math.sqrt(variance) / scale : 1;
        }
        return new Normalisation(mean, standardDeviation);
    }
}
