package dev.espalier.sampler.tpe;

import static dev.espalier.testing.Trees.choice;
import static dev.espalier.testing.Trees.logWhole;
import static dev.espalier.testing.Trees.ordinal;
import static dev.espalier.testing.Trees.real;
import static dev.espalier.testing.Trees.space;
import static dev.espalier.testing.Trees.whole;
import static dev.espalier.testing.Trees.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.sampler.core.Gaussian;
import dev.espalier.sampler.core.RandomSource;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Json;
import dev.espalier.testing.Chance;
import dev.espalier.testing.Rounding;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class ParzenEstimatorTest {
    private static final int DRAWS = 20_000;
    private static final ParzenSettings SETTINGS = new ParzenSettings(1, true, false);

    private static ParzenEstimator fitted(SearchSpace space, double[]... codes) {
        ParzenEstimator estimator = unsettled(space, 0, codes);
        estimator.settle(KernelWeights.BY_AGE, new double[space.parameters().size()]);
        return estimator;
    }

    private static ParzenEstimator unsettled(SearchSpace space, int given, double[]... codes) {
        Observations observations = new Observations(space.parameters());
        ParzenEstimator estimator = new ParzenEstimator(observations, given, SETTINGS);
        for (double[] code : codes) {
            estimator.put(observations.add(space.configuration(code)));
        }
        return estimator;
    }

    private static double density(ParzenEstimator estimator, double... code) {
        return Math.exp(estimator.logDensities(new double[][] {code})[0]);
    }

    /** One parameter's density, with the normal distribution's constant that the estimator leaves out. */
    private static double integral(ParzenEstimator estimator, double low, double high) {
        int cells = 20_000;
        double sum = 0;
        for (int i = 0; i < cells; i++) {
            sum += density(estimator, low + (i + 0.5) * (high - low) / cells);
        }
        return sum * (high - low) / cells / Math.sqrt(2 * Math.PI);
    }

    @Test
    void aRealsDensityIsOne() {
        SearchSpace space = space(with("x", real(-2, 3)));
        assertThat(integral(fitted(space, new double[] {-2}, new double[] {0.1}, new double[] {0.1}), -2, 3))
                .isCloseTo(1, within(1e-6));
        assertThat(integral(fitted(space), -2, 3)).isCloseTo(1, within(1e-6));
    }

    @Test
    void probabilitiesOfValuesSumToOne() {
        for (Json parameter : List.of(whole(1, 9), logWhole(1, 9), ordinal(1, 2, 4, 8), choice("a", "b", "c"))) {
            SearchSpace space = space(with("x", parameter));
            ParzenEstimator estimator = fitted(space, new double[] {1}, new double[] {2}, new double[] {2});
            double sum = 0;
            for (long i = 0; i < space.parameters().getFirst().count().orElseThrow(); i++) {
                sum += density(estimator, space.parameters().getFirst().codeAt(i));
            }
            // Cells that are narrow beside their kernel are taken as flat, which is off by less than so much.
            assertThat(sum).as("%s", parameter).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void aChoiceIsWeighedByHand() {
        SearchSpace space = space(with("x", choice("a", "b", "c")));
        ParzenEstimator estimator = fitted(space, new double[] {0}, new double[] {0}, new double[] {1});
        // Four kernels; each observed one has 1 for its own and a quarter for every branch; the prior a third each.
        double own = 1.25 / 1.75;
        double other = 0.25 / 1.75;
        assertThat(density(estimator, 0)).isCloseTo((2 * own + other + 1 / 3.0) / 4, within(Rounding.DOUBLE));
        assertThat(density(estimator, 2)).isCloseTo((3 * other + 1 / 3.0) / 4, within(Rounding.DOUBLE));
    }

    @Test
    void aKernelIsAsWideAsTheLargerGap() {
        SearchSpace space = space(with("x", real(0, 10)));
        ParzenEstimator estimator = fitted(space, new double[] {2}, new double[] {5}, new double[] {9});
        // Ends left out: widths 3, 4 and 4, none below 10 / 5; the prior is centred on 5 and 10 wide.
        double expected = (cut(2, 3, 4) + cut(5, 4, 4) + cut(9, 4, 4) + cut(5, 10, 4)) / 4;
        assertThat(density(estimator, 4) / Math.sqrt(2 * Math.PI)).isCloseTo(expected, within(Rounding.DOUBLE));
    }

    private static double cut(double center, double width, double x) {
        double z = (x - center) / width;
        return Math.exp(-z * z / 2)
                / Math.sqrt(2 * Math.PI)
                / width
                / Gaussian.mass((0 - center) / width, (10 - center) / width);
    }

    @Test
    void drawsFollowTheDensity() {
        SearchSpace space = space(with("x", whole(1, 5)));
        ParzenEstimator estimator = fitted(space, new double[] {1}, new double[] {2}, new double[] {2});
        RandomGenerator random = RandomSource.forTrial(1, 1);
        int[] seen = new int[6];
        for (int i = 0; i < DRAWS; i++) {
            seen[(int) estimator.drawnInto(new double[1], random)[0]]++;
        }
        for (int x = 1; x <= 5; x++) {
            double share = density(estimator, x);
            assertThat(seen[x] / (double) DRAWS).isCloseTo(share, within(Chance.ofShare(share, DRAWS)));
        }
    }

    @Test
    void whatIsGivenShiftsTheWeights() {
        SearchSpace space = space(with("x", real(0, 1)).with("y", real(0, 1)));
        ParzenEstimator estimator =
                unsettled(space, 1, new double[] {0.1, 0.1}, new double[] {0.15, 0.1}, new double[] {0.9, 0.9});
        estimator.settle(KernelWeights.BY_AGE, new double[] {0.5, Double.NaN});
        double inBetween = density(estimator, Double.NaN, 0.9);
        estimator.settle(KernelWeights.BY_AGE, new double[] {0.95, Double.NaN});
        assertThat(density(estimator, Double.NaN, 0.9)).isGreaterThan(inBetween);
    }

    @Test
    void olderTrialsWeighLess() {
        assertThat(KernelWeights.BY_AGE.weight(0, 3)).isEqualTo(1);
        assertThat(KernelWeights.BY_AGE.weight(0, 28)).isEqualTo(1 / 28.0);
        assertThat(KernelWeights.BY_AGE.weight(1, 28)).isEqualTo(0.5 + 1 / 56.0);
        assertThat(KernelWeights.BY_AGE.weight(3, 28)).isEqualTo(1);
        assertThat(KernelWeights.EQUAL.weight(0, 28)).isEqualTo(1);
    }

    @Test
    void comingAndGoingLeavesNoTrace() {
        SearchSpace space = space(with("x", real(0, 1))
                .with("n", whole(1, 40))
                .with("w", logWhole(4, 512))
                .with("c", choice("a", "b", "c"))
                .with("o", ordinal(1, 2, 4)));
        Random random = new Random(8);
        Observations observations = new Observations(space.parameters());
        ParzenEstimator moved = new ParzenEstimator(observations, 0, SETTINGS);
        Set<Integer> in = new TreeSet<>();
        for (int i = 0; i < 300; i++) {
            in.add(observations.add(space.sample(random).orElseThrow()));
            moved.put(i);
            int other = random.nextInt(i + 1);
            if (random.nextInt(3) == 0 && in.remove(other)) {
                moved.take(other);
            }
            if (i % 7 == 0) {
                moved.settle(KernelWeights.BY_AGE, new double[5]);
            }
        }
        ParzenEstimator fresh = new ParzenEstimator(observations, 0, SETTINGS);
        in.forEach(fresh::put);
        moved.settle(KernelWeights.BY_AGE, new double[5]);
        fresh.settle(KernelWeights.BY_AGE, new double[5]);
        double[][] codes = new double[20][];
        Arrays.setAll(codes, _ -> space.sample(random).orElseThrow().code());
        assertThat(moved.logDensities(codes)).isEqualTo(fresh.logDensities(codes));
    }
}
