package dev.espalier.sampler.gp;

import dev.espalier.space.Condition;
import java.util.List;
import java.util.Optional;

/**
 * Which branch has been tried too little to be judged. A model of few points is sure of itself too soon, and expected
 * improvement then stays in the branch where it first had luck; so every so often a branch that has had less than twice the
 * square root of its choice's trials is searched for its own best.
 */
final class BranchExploration {
    /** One proposal in so many looks after it. */
    private static final int TURN = 4;
    /** How many square roots of the choice's trials a branch is due. */
    private static final double DUE = 2;

    private BranchExploration() {}

    /** The branch to be searched now; empty where the whole tree is. */
    static Optional<Condition> branch(Layout layout, List<double[]> points) {
        if (points.size() % TURN != TURN - 1) {
            return Optional.empty();
        }
        Optional<Condition> neglected = Optional.empty();
        double least = 1;
        for (int choice = 0; choice < layout.size(); choice++) {
            if (layout.isChoice(choice) && layout.hasParametersBelow(choice)) {
                int[] counts = counts(layout, points, choice);
                double fair = DUE * Math.sqrt(counts[counts.length - 1]);
                for (int branch = 0; branch < counts.length - 1; branch++) {
                    if (counts[branch] < least * fair) {
                        least = counts[branch] / fair;
                        neglected = Optional.of(new Condition(choice, branch));
                    }
                }
            }
        }
        return neglected;
    }

    /** How many points take each branch of a choice, and last how many have the choice. */
    private static int[] counts(Layout layout, List<double[]> points, int choice) {
        int[] counts = new int[layout.count(choice) + 1];
        for (double[] point : points) {
            if (point[choice] != Layout.ABSENT) {
                counts[(int) point[choice]]++;
                counts[counts.length - 1]++;
            }
        }
        return counts;
    }
}
