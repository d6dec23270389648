package dev.espalier.sampler.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class HypervolumeTest {

    @Test
    void areasDrawnByHand() {
        List<double[]> steps = List.of(new double[] {1, 3}, new double[] {2, 2}, new double[] {3, 1});
        assertThat(Hypervolume.of(steps, new double[] {4, 4})).isEqualTo(6);
        assertThat(Hypervolume.of(List.of(new double[] {1, 1, 1}), new double[] {2, 3, 4}))
                .isEqualTo(6);
        assertThat(Hypervolume.of(List.of(), new double[] {1, 1, 1})).isZero();
    }

    @Test
    void agreesWithCountingCells() {
        Random random = new Random(4);
        for (int objectives = 2; objectives <= 4; objectives++) {
            List<double[]> points = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                points.add(random.ints(objectives, 0, 6).asDoubleStream().toArray());
            }
            double[] reference = new double[objectives];
            java.util.Arrays.fill(reference, 6);
            assertThat(Hypervolume.of(points, reference)).isEqualTo(cells(points, objectives));
        }
    }

    private static double cells(List<double[]> points, int objectives) {
        int count = 0;
        for (int cell = 0; cell < Math.pow(6, objectives); cell++) {
            int[] corner = new int[objectives];
            for (int m = 0, rest = cell; m < objectives; m++, rest /= 6) {
                corner[m] = rest % 6;
            }
            count += points.stream().anyMatch(point -> isInside(point, corner)) ? 1 : 0;
        }
        return count;
    }

    private static boolean isInside(double[] point, int[] corner) {
        for (int m = 0; m < corner.length; m++) {
            if (point[m] > corner[m]) {
                return false;
            }
        }
        return true;
    }

    @Test
    void aSubsetIsChosenBySpread() {
        double[][] front = {{0, 10}, {1, 9}, {5, 5}, {9, 1}, {10, 0}};
        assertThat(HypervolumeSubset.choose(front, 1)).containsExactly(2);
        assertThat(HypervolumeSubset.choose(front, 3)).contains(2).hasSize(3).doesNotHaveDuplicates();
        assertThat(HypervolumeSubset.choose(front, 9)).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }

    @Test
    void infinitePointsAreChosenFromAllTheSame() {
        double inf = Double.POSITIVE_INFINITY;
        double[][] front = {{-inf, inf}, {0, 0}, {inf, -inf}};
        assertThat(HypervolumeSubset.choose(front, 2)).hasSize(2).doesNotHaveDuplicates();
    }
}
