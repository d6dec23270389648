package dev.espalier.analysis;

/** A regression tree over a tree of choices. A parameter is asked for only where it exists for sure. */
sealed interface TreeNode {

    record End(double value) implements TreeNode {}

    /** Divides by whether a parameter is below a place on its scale. */
    record Places(int parameter, double threshold, TreeNode below, TreeNode above) implements TreeNode {}

    /** Divides by whether a choice takes one of some branches. */
    record Labels(int parameter, boolean[] branches, TreeNode inside, TreeNode outside) implements TreeNode {
        boolean[] others() {
            return SplitSearch.complement(branches);
        }
    }
}
