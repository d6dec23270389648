package dev.espalier.sampler.cmaes;

import static dev.espalier.testing.Trees.logWhole;
import static dev.espalier.testing.Trees.ordinal;
import static dev.espalier.testing.Trees.real;
import static dev.espalier.testing.Trees.space;
import static dev.espalier.testing.Trees.whole;
import static dev.espalier.testing.Trees.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.sampler.core.RandomSource;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Json;
import dev.espalier.testing.Chance;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class CmaMarginTest {
    private static final int POPULATION = 10;
    private static final int DRAWS = 20_000;
    /** One over dimensions times population. */
    private static final double MARGIN = 1 / 20.0;

    private static CmaEncoding numbers(Json grid) {
        SearchSpace space = space(with("grid", grid).with("real", real(0, 1)));
        return new CmaEncoding(space.parameters());
    }

    private static CmaDistribution narrow(CmaEncoding numbers, double... mean) {
        return distribution(numbers, 1e-4, mean);
    }

    private static CmaDistribution distribution(CmaEncoding numbers, double sigma, double... mean) {
        CmaSettings.Axes axes = CmaSettings.Axes.TOGETHER;
        CmaRates rates = CmaRates.of(numbers.dimensions(), POPULATION, axes);
        return new CmaDistribution(rates, Covariance.of(axes, numbers.dimensions()), mean, sigma);
    }

    /** How often, of many draws, the grid's value is another than the mean's. */
    private static double leaving(CmaEncoding numbers, CmaDistribution distribution, double mean) {
        RandomGenerator random = RandomSource.forTrial(1, 1);
        long here = numbers.place(0, mean);
        int left = 0;
        for (int i = 0; i < DRAWS; i++) {
            left += numbers.place(0, distribution.draw(random)[0]) == here ? 0 : 1;
        }
        return left / (double) DRAWS;
    }

    @Test
    void aNarrowDistributionLeavesItsValueAsOftenAsTheMarginSays() {
        for (Json grid : List.of(whole(0, 10), logWhole(4, 512), ordinal(1, 2, 4, 8, 16))) {
            CmaEncoding numbers = numbers(grid);
            CmaDistribution distribution = narrow(numbers, 0.52, 0.5);
            assertThat(leaving(numbers, distribution, 0.52)).isLessThan(MARGIN / 2);
            new CmaMargin(numbers, POPULATION).keep(distribution);
            assertThat(leaving(numbers, distribution, distribution.mean()[0]))
                    .as("%s", grid)
                    .isCloseTo(MARGIN, within(Chance.ofShare(MARGIN, DRAWS)));
            assertThat(distribution.mean()[1]).isEqualTo(0.5);
        }
    }

    @Test
    void atTheEndOfTheRangeItsMeanMovesTowardsTheBorder() {
        CmaEncoding numbers = numbers(whole(0, 10));
        CmaDistribution distribution = narrow(numbers, 0.01, 0.5);
        new CmaMargin(numbers, POPULATION).keep(distribution);
        assertThat(numbers.place(0, distribution.mean()[0])).isZero();
        assertThat(leaving(numbers, distribution, 0.01)).isCloseTo(MARGIN, within(Chance.ofShare(MARGIN, DRAWS)));
    }

    @Test
    void aDistributionThatIsWideEnoughStaysAsItIs() {
        CmaEncoding numbers = numbers(whole(0, 10));
        CmaDistribution distribution = distribution(numbers, 0.3, 0.52, 0.5);
        new CmaMargin(numbers, POPULATION).keep(distribution);
        assertThat(distribution.stretch()).containsExactly(1, 1);
        assertThat(distribution.mean()).containsExactly(0.52, 0.5);
    }
}
