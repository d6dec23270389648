package dev.espalier.scheduler;

import static dev.espalier.scheduler.Reports.decide;
import static dev.espalier.study.TrialState.COMPLETE;
import static dev.espalier.study.TrialState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.study.Resource;
import dev.espalier.testing.Studies;
import org.junit.jupiter.api.Test;

final class PatienceTest {
    private static final Resource RESOURCE = new Resource("epoch", 1, 9);

    @Test
    void aTrialThatStandsStillIsComplete() {
        Scheduler patience = new PatienceScheduler(RESOURCE, 2, 0.05, 0);
        assertThat(decide(patience, Studies.minimizing("loss").with(RUNNING, 0.5, 0.48, 0.47)))
                .isEqualTo(new Decision.Stop(COMPLETE, "patience: step 3, no improvement over 0.05 since step 1"));
    }

    @Test
    void aTrialThatStillImprovesGoesOn() {
        Scheduler patience = new PatienceScheduler(RESOURCE, 2, 0.05, 0);
        assertThat(decide(patience, Studies.minimizing("loss").with(RUNNING, 0.5, 0.48, 0.4)))
                .isEqualTo(new Decision.GoOn(""));
    }

    @Test
    void everyTrialIsGivenItsLeastSteps() {
        Scheduler patience = new PatienceScheduler(RESOURCE, 1, 0, 4);
        assertThat(decide(patience, Studies.minimizing("loss").with(RUNNING, 0.5, 0.5, 0.5)))
                .isInstanceOf(Decision.GoOn.class);
        assertThat(decide(patience, Studies.minimizing("loss").with(RUNNING, 0.5, 0.5, 0.5, 0.5)))
                .isInstanceOf(Decision.Stop.class);
    }

    @Test
    void notANumberNeverImproves() {
        Scheduler patience = new PatienceScheduler(RESOURCE, 2, 0, 0);
        assertThat(decide(patience, Studies.maximizing("accuracy").with(RUNNING, Double.NaN, Double.NaN)))
                .isEqualTo(new Decision.Stop(COMPLETE, "patience: step 2, no improvement over 0 since the start"));
    }
}
