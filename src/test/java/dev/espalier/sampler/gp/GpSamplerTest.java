package dev.espalier.sampler.gp;

import static dev.espalier.testing.Trees.cube;
import static dev.espalier.testing.Trees.space;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.sampler.Samplers;
import dev.espalier.sampler.core.Sampler;
import dev.espalier.space.SearchSpace;
import dev.espalier.study.Algorithm;
import dev.espalier.study.Configuration;
import dev.espalier.study.Json;
import dev.espalier.study.LearningCurve;
import dev.espalier.study.Problems;
import dev.espalier.study.TrialState;
import dev.espalier.testing.SearchLoop;
import dev.espalier.testing.Terms;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A search hangs on the last digit of {@code exp} and {@code log}; each bound holds for a dozen other seeds, and so for other processors. */
final class GpSamplerTest {
    private static final SearchSpace SQUARE = space(cube(2, -1, 1));

    private static Sampler sampler(SearchSpace space) {
        return Samplers.create(new Algorithm("gp", Json.EMPTY), space, Terms.plain(), new Problems());
    }

    @Test
    void comesWithinAMillionthOfASmoothMinimum() {
        double best = new SearchLoop(sampler(SQUARE), SQUARE, 1, 1).minimise(35, GpSamplerTest::bowl);
        // Of 16 seeds the worst reaches 1.5e-7.
        assertThat(best).isLessThan(1e-6);
    }

    private static double bowl(Configuration at) {
        double x = at.code(0) - 0.3;
        double y = at.code(1) + 0.2;
        return x * x + 2 * y * y + x * y;
    }

    @Test
    void aWarmSamplerProposesWhatAColdOneDoes() {
        SearchLoop warm = new SearchLoop(sampler(Examples.TREE), Examples.TREE, 4, 1);
        Random random = new Random(2);
        for (int i = 0; i < 45; i++) {
            int number = warm.ask().orElseThrow();
            if (i % 9 == 8) {
                warm.become(
                        number, TrialState.PRUNED, LearningCurve.EMPTY.plus(1 + i % 3, new double[] {random.nextDouble()
                        }));
            } else {
                warm.tell(number, random.nextDouble());
            }
            if (i % 7 == 0) {
                SearchLoop cold = new SearchLoop(sampler(Examples.TREE), Examples.TREE, 4, 1);
                warm.trials().forEach(trial -> cold.add(trial.configuration(), trial.state(), trial.curve()));
                assertThat(cold.peek()).isEqualTo(warm.peek());
            }
        }
    }

    @Test
    void keepsOffWhatFailed() {
        SearchLoop loop = new SearchLoop(sampler(SQUARE), SQUARE, 3, 1);
        int failures = 0;
        for (int i = 0; i < 60; i++) {
            int number = loop.ask().orElseThrow();
            Configuration at = loop.configurations().get(number);
            if (at.code(0) > 0) {
                loop.become(number, TrialState.FAILED, LearningCurve.EMPTY);
                failures += i >= 30 ? 1 : 0;
            } else {
                loop.tell(number, bowl(at));
            }
        }
        // Of 16 seeds the worst tries 3 of the last 30 there, where half of the square is; the minimum lies there too.
        assertThat(failures).isLessThan(12);
    }

    @Test
    void trialsUnderWayAreKeptClearOf() {
        SearchLoop loop = new SearchLoop(sampler(SQUARE), SQUARE, 5, 1);
        for (int i = 0; i < 10; i++) {
            int number = loop.ask().orElseThrow();
            loop.tell(number, bowl(loop.configurations().get(number)));
        }
        double[][] asked = new double[6][];
        for (int i = 0; i < asked.length; i++) {
            int number = loop.ask().orElseThrow();
            asked[i] = loop.configurations().get(number).code();
        }
        for (int i = 0; i < asked.length; i++) {
            for (int j = 0; j < i; j++) {
                // Some thousandths; a sampler that takes no account of them asks for the same point again, to 1e-7.
                assertThat(Math.hypot(asked[i][0] - asked[j][0], asked[i][1] - asked[j][1]))
                        .isGreaterThan(1e-5);
            }
        }
    }

    @Test
    void spreadsOverAFrontOfTwoObjectives() {
        SearchLoop loop = new SearchLoop(sampler(SQUARE), SQUARE, 6, 2);
        double[] best = {1, 1, 1};
        for (int i = 0; i < 40; i++) {
            int number = loop.ask().orElseThrow();
            Configuration at = loop.configurations().get(number);
            double off = at.code(1) * at.code(1);
            loop.tell(number, Math.pow(at.code(0) - 0.5, 2) + off, Math.pow(at.code(0) + 0.5, 2) + off);
            // The front runs along the first axis between -0.5 and 0.5.
            for (int k = 0; k < 3; k++) {
                double away = Math.abs(at.code(0) - (k - 1) * 0.4);
                best[k] = Math.min(best[k], away + Math.abs(at.code(1)));
            }
        }
        // Of 16 seeds the worst is 0.04 away.
        assertThat(Arrays.stream(best).max().orElseThrow()).isEqualTo(0, within(0.15));
    }
}
