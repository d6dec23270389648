package dev.espalier.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.study.StudyStatus;
import org.junit.jupiter.api.Test;

class RegretBoundTest {
    private static final String STUDY = """
            'seed': 5, 'sampler': 'gp', 'budget': {'max_trials': 60},
            'stop_when': [{'type': 'regret_bound', 'bound': 0.01, 'min_trials': 12}]""";

    private static Simulated search(Evaluation evaluation) {
        return new Simulator(Simulations.study(STUDY), evaluation, Allowance.workers(1)).run();
    }

    @Test
    void aSearchEndsOnceNoMoreThanTheBoundCanBeLeftToGain() {
        Simulated simulated = search((number, configuration) -> {
            double x = Simulations.x(configuration);
            return Course.value((x - 0.3) * (x - 0.3) + 0.2 * x);
        });

        assertThat(simulated.state().status()).isEqualTo(StudyStatus.COMPLETED);
        // Of 24 seeds all end at once, after 12.
        assertThat(simulated.state().trials()).hasSizeBetween(12, 40);
        assertThat(simulated.state().reason())
                .startsWith("regret_bound: after ")
                .contains("of loss can be left to gain, bound 0.01");
        assertThat(simulated.best().orElseThrow() - 0.05).isBetween(0.0, 0.01);
    }

    @Test
    void aSearchThatKeepsBeingSurprisedGoesOn() {
        Simulated simulated =
                search((number, configuration) -> Course.value(Math.sin(1e6 * Simulations.x(configuration))));

        assertThat(simulated.state().trials()).hasSize(60);
        assertThat(simulated.state().reason()).startsWith("max_trials");
    }
}
