package dev.espalier.dataset.io;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * How far numbers lie from one another, which tells of one so far out that nothing is learnt beside it. Holds a few thousand
 * of them, evenly taken.
 *
 * <p>Standardised, the values that a model trains on are at most the square root of their number; one that is left out for
 * validation or the test may be anything. What is more than {@link #FARTHEST} times as far from the median as nine tenths of
 * the others are wide makes these the same number in single precision where it is trained on, and swamps every loss where it
 * is not. What is merely far, such as -9999 for a temperature, is noted.
 */
public final class Spread {
    /** Times the width of the middle nine tenths. */
    private static final double FARTHEST = 1e9;

    /** The same, for a note: rarer than heavy tails. */
    private static final double FAR = 1000;

    /** The same, for a note on what looks like a mark, such as -999. */
    private static final double FAR_FOR_A_MARK = 3;

    /** Where the others are all the same: no square of it is finite in single precision. */
    private static final double FARTHEST_OF_EQUALS = 1e18;

    private static final int SAMPLE = 4096;

    private final double[] sample = new double[SAMPLE];
    private int sampled;
    private long count;
    private long stride = 1;
    private Place least = new Place(Double.POSITIVE_INFINITY, 0, 0);
    private Place greatest = new Place(Double.NEGATIVE_INFINITY, 0, 0);

    /**
     * A number.
     *
     * @param line of the file
     * @param column what it is of, as the caller counts
     */
    public record Place(double value, long line, int column) {}

    /**
     * What the numbers of a column may be.
     *
     * @param median and width of the middle nine tenths, the least and the greatest value left out
     */
    public record Limits(double low, double high, double median, double width) {
        /** Of what is not known. */
        public static final Limits NONE = new Limits(-Float.MAX_VALUE, Float.MAX_VALUE, Double.NaN, Double.NaN);

        public boolean allow(double value) {
            return !(value < low || value > high);
        }

        /** What to say of a number beyond them. */
        public String refusal(double value) {
            if (!(Math.abs(value) <= Float.MAX_VALUE)) {
                return "is beyond the numbers of single precision, ±3.4e38";
            }
            return width > 0
                    ? String.format(
                            Locale.ROOT,
                            "is %.1e times as far from the median, %s, as nine tenths of the others lie apart: nothing is learnt beside it",
                            Math.abs(value - median) / width,
                            shortened(median))
                    : "is too far from the others, which are all " + shortened(median);
        }
    }

    public void add(double value, long line, int column) {
        if (Double.isNaN(value)) {
            return;
        }
        if (value < least.value) {
            least = new Place(value, line, column);
        }
        if (value > greatest.value) {
            greatest = new Place(value, line, column);
        }
        if (count++ % stride == 0) {
            if (sampled == SAMPLE) {
                for (int i = 0; i < SAMPLE / 2; i++) {
                    sample[i] = sample[2 * i];
                }
                sampled = SAMPLE / 2;
                stride *= 2;
                if ((count - 1) % stride != 0) {
                    return;
                }
            }
            sample[sampled++] = value;
        }
    }

    /** Whether there are numbers, and all are the same. */
    public boolean isConstant() {
        return count > 0 && least.value == greatest.value;
    }

    public Place least() {
        return least;
    }

    public Place greatest() {
        return greatest;
    }

    public Limits limits() {
        double[] others = Arrays.stream(sample, 0, sampled)
                .filter(value -> value != least.value && value != greatest.value)
                .sorted()
                .toArray();
        if (others.length == 0) {
            others = ofTwo();
        }
        if (others.length == 0) {
            return Limits.NONE;
        }
        double median = others[others.length / 2];
        double width = others[(int) (0.95 * (others.length - 1))] - others[(int) Math.ceil(0.05 * (others.length - 1))];
        if (!(width > 0)) {
            width = others[others.length - 1] - others[0];
        }
        double farthest = width > 0 ? FARTHEST * width : FARTHEST_OF_EQUALS * Math.max(1, Math.abs(median));
        return new Limits(
                Math.max(-Float.MAX_VALUE, median - farthest),
                Math.min(Float.MAX_VALUE, median + farthest),
                median,
                width);
    }

    /** Of two different numbers the one nearer to 0 is the measure of the other. */
    private double[] ofTwo() {
        double[] ends = Arrays.stream(sample, 0, sampled).distinct().toArray();
        if (ends.length == 0) {
            return ends;
        }
        double near = Arrays.stream(ends)
                .boxed()
                .min(Comparator.comparingDouble(Math::abs))
                .orElseThrow();
        return new double[] {near};
    }

    /** The number that is too far out, where there is one. */
    public Optional<Place> outlier() {
        Limits limits = limits();
        if (count == 0 || limits.allow(least.value) && limits.allow(greatest.value)) {
            return Optional.empty();
        }
        return Optional.of(limits.allow(least.value) ? greatest : least);
    }

    /**
     * What to say of a number that is far out, but not too far.
     *
     * @param advice what to do where it marks a missing value
     */
    public Optional<String> note(String advice) {
        Limits limits = limits();
        if (!(limits.width > 0)) {
            return Optional.empty();
        }
        Place far = limits.median - least.value > greatest.value - limits.median ? least : greatest;
        double times = Math.abs(far.value - limits.median) / limits.width;
        boolean isMark = shortened(Math.abs(far.value)).matches("9{3,}|9{2,}\\.9+");
        return times > FAR || isMark && times > FAR_FOR_A_MARK
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "line %,d has %s, %.1f times as far from the median, %s, as nine tenths of the others lie apart; if it marks a missing value, %s",
                        far.line,
                        shortened(far.value),
                        times,
                        shortened(limits.median),
                        advice))
                : Optional.empty();
    }

    /** As people write it: what comes from single precision has no more digits than that. */
    public static String shortened(double value) {
        if (value % 1 == 0 && Math.abs(value) < 1e9) {
            return Long.toString((long) value);
        }
        return (float) value == value ? Float.toString((float) value) : Double.toString(value);
    }
}
