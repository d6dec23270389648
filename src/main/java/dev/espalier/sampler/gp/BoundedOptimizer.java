package dev.espalier.sampler.gp;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Minimises within bounds by projected quasi-Newton steps: directions from limited-memory BFGS (Nocedal and Wright 2006,
 * "Numerical optimization", algorithm 7.4) in the coordinates that no bound holds, shortened until the decrease is enough
 * along the projected path (Bertsekas 1982, "Projected Newton methods", equation 12).
 */
final class BoundedOptimizer {
    private static final int MEMORY = 8;
    private static final double ENOUGH = 1e-4;
    private static final int SHORTENINGS = 12;

    private final double[] low;
    private final double[] high;
    private final int evaluations;
    private final double tolerance;
    private final double longest;

    private record Pair(double[] s, double[] y, double curvature) {}

    /** @param point the best found, and its value */
    record Minimum(double[] point, double value) {}

    /**
     * Bounds and when to stop.
     *
     * @param evaluations at most
     * @param tolerance ends when the projected gradient is no longer than this
     * @param longest the length of the first step
     */
    BoundedOptimizer(double[] low, double[] high, int evaluations, double tolerance, double longest) {
        this.low = low;
        this.high = high;
        this.evaluations = evaluations;
        this.tolerance = tolerance;
        this.longest = longest;
    }

    Minimum minimise(Function function, double[] start) {
        int size = start.length;
        double[] x = start.clone();
        project(x);
        double[] g = new double[size];
        double value = function.at(x, g);
        Deque<Pair> memory = new ArrayDeque<>();
        double[] nextX = new double[size];
        double[] nextG = new double[size];
        int used = 1;
        while (used < evaluations && Double.isFinite(value)) {
            boolean[] free = free(x, g);
            double length = length(g, free);
            if (length <= tolerance) {
                break;
            }
            double[] d = direction(g, free, memory);
            double slope = dot(d, g);
            if (!(slope < 0)) {
                memory.clear();
                d = direction(g, free, memory);
            }
            double step = memory.isEmpty() ? Math.min(1, longest / length) : 1;
            boolean found = false;
            double nextValue = value;
            for (int tries = 0; tries < SHORTENINGS && used < evaluations && !found; tries++) {
                for (int i = 0; i < size; i++) {
                    nextX[i] = Math.clamp(x[i] + step * d[i], low[i], high[i]);
                }
                double expected = 0;
                for (int i = 0; i < size; i++) {
                    expected += g[i] * (nextX[i] - x[i]);
                }
                java.util.Arrays.fill(nextG, 0);
                nextValue = function.at(nextX, nextG);
                used++;
                found = nextValue <= value + ENOUGH * expected;
                if (!found) {
                    step *= shortening(value, nextValue, expected);
                }
            }
            if (!found) {
                if (memory.isEmpty()) {
                    break;
                }
                memory.clear();
                continue;
            }
            remember(memory, x, g, nextX, nextG);
            double decrease = value - nextValue;
            System.arraycopy(nextX, 0, x, 0, size);
            System.arraycopy(nextG, 0, g, 0, size);
            value = nextValue;
            if (decrease <= 1e-12 * Math.max(1, Math.abs(value))) {
                break;
            }
        }
        return new Minimum(x, value);
    }

    /** Where the parabola through both values and the slope is lowest, within bounds. */
    private static double shortening(double value, double next, double expected) {
        if (!Double.isFinite(next)) {
            return 0.1;
        }
        return Math.clamp(-expected / (2 * (next - value - expected)), 0.1, 0.5);
    }

    private void project(double[] x) {
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.clamp(x[i], low[i], high[i]);
        }
    }

    private boolean[] free(double[] x, double[] g) {
        boolean[] free = new boolean[x.length];
        for (int i = 0; i < x.length; i++) {
            free[i] = !(x[i] <= low[i] && g[i] > 0 || x[i] >= high[i] && g[i] < 0);
        }
        return free;
    }

    private static double length(double[] g, boolean[] free) {
        double sum = 0;
        for (int i = 0; i < g.length; i++) {
            sum += free[i] ? g[i] * g[i] : 0;
        }
        return Math.sqrt(sum);
    }

    private static double[] direction(double[] g, boolean[] free, Deque<Pair> memory) {
        double[] d = new double[g.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = free[i] ? -g[i] : 0;
        }
        double[] shares = new double[memory.size()];
        int k = 0;
        for (Pair pair : memory) {
            shares[k] = dot(pair.s(), d) / pair.curvature();
            Vectors.subtract(d, shares[k], pair.y(), 0, d.length);
            k++;
        }
        if (!memory.isEmpty()) {
            Pair last = memory.getFirst();
            double scale = last.curvature() / dot(last.y(), last.y());
            for (int i = 0; i < d.length; i++) {
                d[i] *= scale;
            }
        }
        for (Iterator<Pair> oldest = memory.descendingIterator(); oldest.hasNext(); ) {
            Pair pair = oldest.next();
            k--;
            double share = dot(pair.y(), d) / pair.curvature();
            Vectors.subtract(d, share - shares[k], pair.s(), 0, d.length);
        }
        for (int i = 0; i < d.length; i++) {
            d[i] = free[i] ? d[i] : 0;
        }
        return d;
    }

    private static void remember(Deque<Pair> memory, double[] x, double[] g, double[] nextX, double[] nextG) {
        double[] s = new double[x.length];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            s[i] = nextX[i] - x[i];
            y[i] = nextG[i] - g[i];
        }
        double curvature = dot(s, y);
        if (curvature > 1e-10 * Math.sqrt(dot(s, s) * dot(y, y))) {
            memory.addFirst(new Pair(s, y, curvature));
            if (memory.size() > MEMORY) {
                memory.removeLast();
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        return Vectors.dot(a, b, a.length);
    }
}
