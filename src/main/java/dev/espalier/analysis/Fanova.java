package dev.espalier.analysis;

import dev.espalier.analysis.Importances.Importance;
import dev.espalier.space.Parameter;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Cancellation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Functional analysis of variance on a random forest: Hutter, Hoos and Leyton-Brown 2014, "An efficient approach for
 * assessing hyperparameter importance", algorithms 1 and 2, for single parameters. The measure is that of uniform draws from
 * the tree of choices, constraints left out of account. Each tree's leaves are boxes of that tree, so that the marginals are
 * exact: a parameter of a branch has its marginal within the branch, whose variance is weighted by the branch's
 * probability. A parameter's share is averaged over the trees.
 */
final class Fanova {
    private static final int TREES = 64;
    private static final int LARGEST_SAMPLE = 2_000;

    private final SearchSpace space;
    private final Branches branches;
    private final double[] shares;

    private Fanova(SearchSpace space) {
        this.space = space;
        this.branches = new Branches(space);
        this.shares = new double[space.parameters().size()];
    }

    static List<Importance> of(Evaluated evaluated, RandomGenerator random) {
        Fanova fanova = new Fanova(evaluated.space());
        TreeGrower grower = new TreeGrower(evaluated, fanova.branches);
        int size = Math.min(evaluated.size(), LARGEST_SAMPLE);
        for (int tree = 0; tree < TREES; tree++) {
            Cancellation.check();
            int[] rows = random.ints(size, 0, evaluated.size()).toArray();
            fanova.add(Leaf.all(grower.grow(rows), evaluated.space()));
        }
        List<Importance> items = new ArrayList<>();
        for (Parameter parameter : evaluated.space().parameters()) {
            items.add(new Importance(
                    parameter.path(),
                    fanova.shares[parameter.index()] / TREES,
                    fanova.branches.mass(parameter),
                    evaluated.having(parameter).length));
        }
        return items;
    }

    private void add(List<Leaf> leaves) {
        double mean = 0;
        double square = 0;
        for (Leaf leaf : leaves) {
            double mass = branches.massOf(leaf);
            mean += mass * leaf.value();
            square += mass * leaf.value() * leaf.value();
        }
        double variance = square - mean * mean;
        if (variance <= 1e-12 * square) {
            return;
        }
        for (Parameter parameter : space.parameters()) {
            double own = parameter instanceof Parameter.Choice choice
                    ? varianceOverBranches(leaves, choice)
                    : varianceOverPlaces(leaves, parameter);
            shares[parameter.index()] += branches.mass(parameter) * own / variance;
        }
    }

    /** The variance of the marginal of a choice, where it exists. */
    private double varianceOverBranches(List<Leaf> leaves, Parameter.Choice choice) {
        int count = choice.labels().size();
        double[] marginal = new double[count];
        for (Leaf leaf : leaves) {
            double weight = branches.massBesides(leaf, choice) * leaf.value();
            for (int branch = 0; branch < count; branch++) {
                marginal[branch] += leaf.allows(choice.index(), branch) ? weight : 0;
            }
        }
        double mean = Arrays.stream(marginal).average().orElse(0);
        return Arrays.stream(marginal)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0);
    }

    /** A leaf begins or ends to count at a place of the marginal's parameter. */
    private record Edge(double place, double change) {}

    /** The variance of the marginal of a parameter with a scale, where it exists: a step function, summed step by step. */
    private double varianceOverPlaces(List<Leaf> leaves, Parameter parameter) {
        List<Edge> edges = new ArrayList<>();
        for (Leaf leaf : leaves) {
            double weight = branches.massBesides(leaf, parameter) * leaf.value();
            if (weight != 0) {
                edges.add(new Edge(leaf.low(parameter.index()), weight));
                edges.add(new Edge(leaf.high(parameter.index()), -weight));
            }
        }
        edges.sort(java.util.Comparator.comparingDouble(Edge::place));
        double mean = 0;
        double square = 0;
        double height = 0;
        double last = 0;
        for (Edge edge : edges) {
            double width = edge.place() - last;
            mean += width * height;
            square += width * height * height;
            height += edge.change();
            last = edge.place();
        }
        return Math.max(0, square - mean * mean);
    }
}
