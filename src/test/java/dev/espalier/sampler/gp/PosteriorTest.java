package dev.espalier.sampler.gp;

import static dev.espalier.testing.Trees.cube;
import static dev.espalier.testing.Trees.space;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.space.SearchSpace;
import dev.espalier.study.Configuration;
import dev.espalier.testing.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PosteriorTest {
    private static final SearchSpace LINE = space(cube(1, 0, 10));

    private static Configuration at(double x) {
        return LINE.configuration(new double[] {x});
    }

    private static Posterior seen(double noise, int count) {
        Random random = new Random(3);
        List<Observed> observed = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double x = 10.0 * i / (count - 1);
            double loss = 500 + 100 * Math.sin(x) + noise * random.nextGaussian();
            observed.add(new Observed(at(x), new double[] {loss}, 0));
        }
        return Posterior.of(LINE, observed);
    }

    @Test
    void goesThroughWhatWasSeenInTheLossesOwnUnits() {
        Posterior posterior = seen(0, 12);
        // Its own deviation is 1.2 at a point that was seen, and 2.4 between two.
        assertThat(posterior.mean(at(10.0 * 4 / 11))).isEqualTo(500 + 100 * Math.sin(10.0 * 4 / 11), within(0.5));
        assertThat(posterior.mean(at(5.2))).isEqualTo(500 + 100 * Math.sin(5.2), within(5.0));
        assertThat(posterior.variance(at(10.0 * 4 / 11))).isLessThan(posterior.variance(at(10.0 * 4.5 / 11)));
    }

    @Test
    void tellsNoiseFromWhatIsUnknown() {
        Posterior posterior = seen(10, 60);
        assertThat(Math.sqrt(posterior.noise())).isEqualTo(10, within(Chance.ofMean(10 / Math.sqrt(2), 60)));
        assertThat(posterior.variance(at(5))).isLessThan(posterior.noise());
    }

    @Test
    void theLowestBoundLiesBelowTheMinimumAndNotFar() {
        // The minimum is 400, and two deviations between points are less than 5.
        assertThat(seen(0, 20).lowestBound(2, new Random(1))).isBetween(395.0, 400.05);
    }
}
