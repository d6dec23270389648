package dev.espalier.bench;

import java.util.OptionalDouble;

/**
 * One line of a benchmark's table.
 *
 * @param met {@code yes}, {@code no}, or {@code skipped}
 */
public record Row(String what, String figure, String target, String met) {
    public static Row of(String what, String figure, String target, Verdict verdict) {
        return new Row(what, figure, target, verdict == Verdict.MET ? "yes" : "no");
    }

    /** Seconds, of which there should be few. */
    static Row of(String what, double seconds, OptionalDouble most) {
        String figure = "%.4g".formatted(seconds);
        return most.isEmpty()
                ? figure(what, figure)
                : of(
                        what,
                        figure,
                        "%.4g".formatted(most.getAsDouble()),
                        Verdict.atLeast(-seconds, -most.getAsDouble()));
    }

    static Row skipped(String what, String why, String target) {
        return new Row(what, why, target, "skipped");
    }

    /** A figure that has no target. */
    public static Row figure(String what, String figure) {
        return new Row(what, figure, "", "");
    }

    /** The columns, apart by tabs. */
    @Override
    public String toString() {
        return String.join("\t", what, figure, target, met);
    }

    /** Whether a target was reached. */
    public enum Verdict {
        MET,
        MISSED;

        static Verdict atLeast(double figure, double target) {
            return figure >= target ? MET : MISSED;
        }
    }
}
