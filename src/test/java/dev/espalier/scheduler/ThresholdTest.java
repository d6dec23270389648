package dev.espalier.scheduler;

import static dev.espalier.scheduler.Reports.decide;
import static dev.espalier.study.TrialState.PRUNED;
import static dev.espalier.study.TrialState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.study.Resource;
import dev.espalier.testing.Studies;
import org.junit.jupiter.api.Test;

final class ThresholdTest {
    private final Scheduler threshold = new ThresholdScheduler(new Resource("epoch", 1, 9), 0.1, 5, 1, 1);

    @Test
    void aValueBeyondABoundStops() {
        assertThat(decide(threshold, Studies.minimizing("loss").with(RUNNING, 1, 5.5)))
                .isEqualTo(new Decision.Stop(PRUNED, "threshold: step 2, loss 5.5, above 5"));
        assertThat(decide(threshold, Studies.maximizing("loss").with(RUNNING, 1, 0.05)))
                .isEqualTo(new Decision.Stop(PRUNED, "threshold: step 2, loss 0.05, below 0.1"));
    }

    @Test
    void notANumberStops() {
        assertThat(decide(threshold, Studies.minimizing("loss").with(RUNNING, 1, Double.NaN)))
                .isEqualTo(new Decision.Stop(PRUNED, "threshold: step 2, loss nan is not a number"));
    }

    @Test
    void insideTheBoundsAndInTheWarmUpATrialGoesOn() {
        assertThat(decide(threshold, Studies.minimizing("loss").with(RUNNING, 1, 5)))
                .isEqualTo(new Decision.GoOn("threshold: step 2, loss 5, inside 0.1 to 5"));
        assertThat(decide(threshold, Studies.minimizing("loss").with(RUNNING, 99)))
                .isEqualTo(new Decision.GoOn(""));
    }
}
