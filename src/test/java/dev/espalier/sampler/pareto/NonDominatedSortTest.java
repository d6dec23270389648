package dev.espalier.sampler.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class NonDominatedSortTest {

    @Test
    void frontsOfPointsDrawnByHand() {
        double[][] losses = {{1, 4}, {2, 2}, {4, 1}, {2, 4}, {4, 4}, {2, 2}};
        assertThat(NonDominatedSort.fronts(losses)).containsExactly(0, 0, 0, 1, 2, 0);
    }

    @Test
    void notANumberIsTheWorst() {
        assertThat(NonDominatedSort.fronts(new double[][] {{Double.NaN, 1}, {1e9, 1}}))
                .containsExactly(1, 0);
    }

    @Test
    void agreesWithTheDefinitionForTwoThreeAndFourObjectives() {
        Random random = new Random(3);
        for (int objectives = 2; objectives <= 4; objectives++) {
            double[][] losses = new double[60][objectives];
            for (double[] point : losses) {
                for (int m = 0; m < objectives; m++) {
                    point[m] = random.nextInt(8);
                }
            }
            assertThat(NonDominatedSort.fronts(losses)).containsExactly(byDefinition(losses));
        }
    }

    /** The length of the longest chain of points that dominate one another and then the point. */
    private static int[] byDefinition(double[][] losses) {
        int[] front = new int[losses.length];
        for (int round = 0; round < losses.length; round++) {
            for (int i = 0; i < losses.length; i++) {
                for (int j = 0; j < losses.length; j++) {
                    if (NonDominatedSort.dominates(losses[j], losses[i])) {
                        front[i] = Math.max(front[i], front[j] + 1);
                    }
                }
            }
        }
        return front;
    }
}
