package dev.espalier.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.analysis.Importances;
import dev.espalier.analysis.Importances.Method;
import dev.espalier.coordinator.Submission;
import dev.espalier.sampler.core.RandomSource;
import dev.espalier.study.StudyState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole searches over two parameters of which one matters. */
class ImportanceOfSearchTest {
    private static final int SEEDS = 3;

    private static double importanceOfY(String sampler, String scheduler, int seed) {
        Submission study = Simulations.study("""
                'seed': %d, 'sampler': '%s', 'scheduler': '%s', 'resource': {'min': 1, 'max': 27},
                'budget': {'max_trials': 40},
                'trial': {'x': {'$float': {'low': 0, 'high': 1}}, 'y': {'$float': {'low': 0, 'high': 1}}}
                """.formatted(seed, sampler, scheduler));
        StudyState state = new Simulator(
                        study,
                        (number, configuration) -> {
                            double[] losses = new double[27];
                            for (int step = 1; step <= losses.length; step++) {
                                losses[step - 1] = Math.abs(configuration.code(0) - 0.3) + 2 * Math.exp(-step / 4.0);
                            }
                            return Course.curve(losses);
                        },
                        Allowance.workers(4))
                .run()
                .state();
        return Importances.of(state, study.space(), 0, Method.FANOVA, RandomSource.forTrial(6, seed)).items().stream()
                .filter(item -> item.parameter().equals("y"))
                .findFirst()
                .orElseThrow()
                .importance();
    }

    /** The most of 30 seeds was 0.11, after 20 trials. By PED_ANOVA it is 0.6 for two of the seeds of auto. */
    @ParameterizedTest
    @CsvSource({"random, asha", "tpe, none", "tpe, asha", "auto, none", "auto, asha"})
    void whereverTheSamplerLookedAParameterThatDoesNotMatterHasNoImportance(String sampler, String scheduler) {
        for (int seed = 0; seed < SEEDS; seed++) {
            assertThat(importanceOfY(sampler, scheduler, seed))
                    .as("seed %d", seed)
                    .isLessThan(0.2);
        }
    }
}
