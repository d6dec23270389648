package dev.espalier.sampler.gp;

import dev.espalier.space.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Climbs from a point: quasi-Newton steps over the numbers, those of a grid taken for continuous and then rounded, and moves
 * of one parameter to its other values, in turn until neither helps.
 */
final class LocalSearch {
    private static final int ROUNDS = 4;
    /** A grid with no more values than this is searched value by value. */
    private static final int FEW = 16;

    private final Layout layout;
    private final Acquisition acquisition;
    private final double[] scale;
    private final Predicate<double[]> allowed;
    private final BranchStartPoints templates;
    private final int evaluations;

    /** @param value of the acquisition at the point */
    record Found(double[] point, double value) {}

    /**
     * What to climb.
     *
     * @param scale the length over which each coordinate matters
     * @param allowed whether a point may be proposed
     * @param templates where to go on in another branch
     */
    LocalSearch(
            Layout layout,
            Acquisition acquisition,
            double[] scale,
            Predicate<double[]> allowed,
            BranchStartPoints templates,
            int evaluations) {
        this.layout = layout;
        this.acquisition = acquisition;
        this.scale = scale;
        this.allowed = allowed;
        this.templates = templates;
        this.evaluations = evaluations;
    }

    Found from(Found start) {
        Found best = start;
        for (int round = 0; round < ROUNDS; round++) {
            Found slid = slide(best);
            Found moved = move(slid);
            boolean changed = moved.value() > slid.value() + 1e-9;
            boolean better = moved.value() > best.value() + 1e-6;
            best = moved.value() > best.value() ? moved : best;
            if (!better || !changed) {
                break;
            }
        }
        return best;
    }

    private boolean slides(double[] x, int p) {
        if (x[p] == Layout.ABSENT || layout.isChoice(p)) {
            return false;
        }
        Parameter parameter = layout.parameter(p);
        return parameter.count().isEmpty() || parameter.count().getAsLong() > FEW;
    }

    private Found slide(Found from) {
        double[] x = from.point();
        int size = x.length;
        double[] low = new double[size];
        double[] high = new double[size];
        double[] z = new double[size];
        boolean any = false;
        for (int p = 0; p < size; p++) {
            boolean slides = slides(x, p);
            any |= slides;
            z[p] = x[p] / scale[p];
            low[p] = slides ? 0 : z[p];
            high[p] = slides ? 1 / scale[p] : z[p];
        }
        if (!any) {
            return from;
        }
        double[] point = x.clone();
        double[] slope = new double[size];
        Function function = (at, gradient) -> {
            for (int p = 0; p < size; p++) {
                point[p] = low[p] == high[p] ? x[p] : Math.min(1, at[p] * scale[p]);
            }
            if (!allowed.test(point)) {
                return Double.POSITIVE_INFINITY;
            }
            java.util.Arrays.fill(slope, 0);
            double value = acquisition.at(point, slope);
            for (int p = 0; p < size; p++) {
                gradient[p] = low[p] == high[p] ? 0 : -slope[p] * scale[p];
            }
            return -value;
        };
        BoundedOptimizer.Minimum minimum =
                new BoundedOptimizer(low, high, evaluations, 1e-5, 0.3).minimise(function, z);
        double[] end = x.clone();
        boolean rounded = false;
        for (int p = 0; p < size; p++) {
            if (low[p] != high[p]) {
                double relaxed = Math.min(1, minimum.point()[p] * scale[p]);
                end[p] = layout.parameter(p).count().isEmpty() ? relaxed : layout.rounded(p, relaxed);
                rounded |= end[p] != relaxed;
            }
        }
        double value = rounded ? value(end) : -minimum.value();
        return value > from.value() ? new Found(end, value) : from;
    }

    private double value(double[] point) {
        return allowed.test(point) ? acquisition.at(new double[][] {point})[0] : Double.NEGATIVE_INFINITY;
    }

    private Found move(Found from) {
        List<double[]> moves = new ArrayList<>();
        for (int p = 0; p < layout.size(); p++) {
            if (from.point()[p] != Layout.ABSENT) {
                addMoves(from.point(), p, moves);
            }
        }
        moves.removeIf(point -> !allowed.test(point));
        if (moves.isEmpty()) {
            return from;
        }
        double[] values = acquisition.at(moves.toArray(double[][]::new));
        Found best = from;
        for (int i = 0; i < values.length; i++) {
            if (values[i] > best.value()) {
                best = new Found(moves.get(i), values[i]);
            }
        }
        return best;
    }

    private void addMoves(double[] x, int p, List<double[]> moves) {
        Parameter parameter = layout.parameter(p);
        if (parameter instanceof Parameter.Choice choice) {
            for (int branch = 0; branch < choice.labels().size(); branch++) {
                if (branch != x[p] && templates.has(p, branch)) {
                    moves.add(templates.taking(x, p, branch));
                }
            }
        } else if (parameter.count().isPresent()) {
            long count = parameter.count().getAsLong();
            if (count <= FEW) {
                for (long place = 0; place < count; place++) {
                    addMove(x, p, parameter.codeAt(place), moves);
                }
            } else {
                double code = parameter.fromUnit(x[p]);
                double step = parameter.codeAt(1) - parameter.codeAt(0);
                for (long width = 1; width < count; width *= 2) {
                    addMove(x, p, parameter.nearest(code + width * step), moves);
                    addMove(x, p, parameter.nearest(code - width * step), moves);
                }
            }
        }
    }

    private void addMove(double[] x, int p, double code, List<double[]> moves) {
        double coordinate = layout.coordinate(p, code);
        if (coordinate != x[p]) {
            double[] moved = x.clone();
            moved[p] = coordinate;
            moves.add(moved);
        }
    }
}
