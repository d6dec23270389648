package dev.espalier.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.study.Configuration;
import org.junit.jupiter.api.Test;

/** Whole searches whose trials are mostly stopped early. */
class EarlyStoppingTest {
    private static final int SEEDS = 40;

    /** Curves fall towards the distance from a corner of a box of four, each at its own speed. */
    private static Course falling(Configuration configuration) {
        double floor = 0;
        for (double code : configuration.code()) {
            floor += Math.abs(code - 0.9);
        }
        double[] losses = new double[27];
        for (int step = 1; step <= losses.length; step++) {
            losses[step - 1] = floor + 2 * Math.exp(-step / (2 + floor));
        }
        return Course.curve(losses);
    }

    private static double best(String sampler, int seed) {
        String study = """
                'seed': %d, 'sampler': '%s', 'scheduler': 'asha', 'resource': {'min': 1, 'max': 27},
                'trial': {'a': {'$float': {'low': 0, 'high': 1}}, 'b': {'$float': {'low': 0, 'high': 1}},
                          'c': {'$float': {'low': 0, 'high': 1}}, 'd': {'$float': {'low': 0, 'high': 1}}}
                """.formatted(seed, sampler);
        return new Simulator(
                        Simulations.study(study),
                        (number, configuration) -> falling(configuration),
                        Allowance.workers(4).steps(300))
                .run()
                .best()
                .orElseThrow();
    }

    @Test
    void autoLearnsFromTrialsThatWereStoppedEarly() {
        int better = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            better += best("auto", seed) < best("random", seed) ? 1 : 0;
        }
        // By chance alone, 28 of 40 or more come out once in 120 times.
        assertThat(better).isGreaterThanOrEqualTo(28);
    }
}
