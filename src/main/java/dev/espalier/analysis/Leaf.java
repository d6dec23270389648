package dev.espalier.analysis;

import dev.espalier.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;

/** A box of the space and the value that a regression tree predicts in it. */
record Leaf(Region region, double value) {

    /** Every leaf of a tree; together they are the whole space, and no two overlap. */
    static List<Leaf> all(TreeNode root, SearchSpace space) {
        List<Leaf> leaves = new ArrayList<>();
        collect(root, Region.whole(space), leaves);
        return leaves;
    }

    private static void collect(TreeNode node, Region region, List<Leaf> leaves) {
        switch (node) {
            case TreeNode.End end -> leaves.add(new Leaf(region, end.value()));
            case TreeNode.Places places -> {
                collect(places.below(), region.below(places.parameter(), places.threshold()), leaves);
                collect(places.above(), region.above(places.parameter(), places.threshold()), leaves);
            }
            case TreeNode.Labels labels -> {
                collect(labels.inside(), region.within(labels.parameter(), labels.branches()), leaves);
                collect(labels.outside(), region.within(labels.parameter(), labels.others()), leaves);
            }
        }
    }

    double low(int parameter) {
        return region.low(parameter);
    }

    double high(int parameter) {
        return region.high(parameter);
    }

    boolean allows(int choice, int branch) {
        return region.allows(choice, branch);
    }

    double share(int parameter) {
        return region.share(parameter);
    }
}
