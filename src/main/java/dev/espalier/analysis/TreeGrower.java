package dev.espalier.analysis;

import dev.espalier.analysis.SplitSearch.Split;
import dev.espalier.space.Condition;
import dev.espalier.space.Parameter;
import dev.espalier.study.Cancellation;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Grows a regression tree that reduces the squared error (Breiman et al. 1984, "Classification and regression trees"). Where a
 * parameter of a branch divides best but the branch is not certain yet, the branch is first set apart.
 */
final class TreeGrower {
    private static final int SMALLEST_TO_DIVIDE = 4;
    private static final int DEEPEST = 64;

    private final Evaluated evaluated;
    private final Branches branches;
    private final SplitSearch search;

    TreeGrower(Evaluated evaluated, Branches branches) {
        this.evaluated = evaluated;
        this.branches = branches;
        this.search = new SplitSearch(evaluated);
    }

    /** @param rows of the evaluated points, at least one; a row may come more than once */
    TreeNode grow(int[] rows) {
        return grow(rows, Region.whole(evaluated.space()), 0);
    }

    private TreeNode grow(int[] rows, Region region, int depth) {
        if (rows.length < SMALLEST_TO_DIVIDE || depth >= DEEPEST) {
            return end(rows);
        }
        double most = 0;
        Optional<Split> best = Optional.empty();
        for (Parameter parameter : evaluated.space().parameters()) {
            Cancellation.check();
            Optional<Split> split =
                    branches.possible(parameter, region) ? split(parameter, rows, region) : Optional.empty();
            if (split.isPresent() && split.get().gain() > most) {
                most = split.get().gain();
                best = split;
            }
        }
        // What the arithmetic leaves over is no gain.
        double enough = 1e-12 * rows.length * square(search.mean(rows));
        return best.isPresent() && most > enough ? divide(best.get(), rows, region, depth) : end(rows);
    }

    private TreeNode end(int[] rows) {
        return new TreeNode.End(search.mean(rows));
    }

    private Optional<Split> split(Parameter parameter, int[] rows, Region region) {
        Optional<Condition> missing = branches.missing(parameter, region);
        if (missing.isEmpty()) {
            return search.best(parameter, rows);
        }
        int[] having = select(rows, row -> !Double.isNaN(evaluated.points()[row][parameter.index()]));
        if (having.length < SMALLEST_TO_DIVIDE) {
            return Optional.empty();
        }
        int[] others = select(rows, row -> Double.isNaN(evaluated.points()[row][parameter.index()]));
        double apart = search.error(rows) - search.error(having) - search.error(others);
        return search.best(parameter, having).map(inner -> setApart(missing.get(), inner.gain() + apart));
    }

    private Split setApart(Condition condition, double gain) {
        Parameter.Choice choice =
                (Parameter.Choice) evaluated.space().parameters().get(condition.parameter());
        boolean[] only = new boolean[choice.labels().size()];
        only[condition.branch()] = true;
        return new Split.ByLabels(condition.parameter(), only, gain);
    }

    private TreeNode divide(Split split, int[] rows, Region region, int depth) {
        return switch (split) {
            case Split.ByPlace place -> {
                int parameter = place.parameter();
                double threshold = place.threshold();
                IntPredicate isBelow = row -> evaluated.points()[row][parameter] < threshold;
                yield new TreeNode.Places(
                        parameter,
                        threshold,
                        grow(select(rows, isBelow), region.below(parameter, threshold), depth + 1),
                        grow(select(rows, isBelow.negate()), region.above(parameter, threshold), depth + 1));
            }
            case Split.ByLabels labels -> {
                int parameter = labels.parameter();
                IntPredicate isInside = row -> labels.branches()[(int) evaluated.points()[row][parameter]];
                int[] inside = select(rows, isInside);
                int[] outside = select(rows, isInside.negate());
                yield new TreeNode.Labels(
                        parameter,
                        labels.branches(),
                        inside.length == 0
                                ? end(rows)
                                : grow(inside, region.within(parameter, labels.branches()), depth + 1),
                        outside.length == 0
                                ? end(rows)
                                : grow(outside, region.within(parameter, labels.others()), depth + 1));
            }
        };
    }

    private static int[] select(int[] rows, IntPredicate wanted) {
        return Arrays.stream(rows).filter(wanted).toArray();
    }

    private static double square(double value) {
        return value * value;
    }
}
