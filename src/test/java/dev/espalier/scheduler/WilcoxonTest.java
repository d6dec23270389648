package dev.espalier.scheduler;

import static dev.espalier.scheduler.Reports.decide;
import static dev.espalier.study.TrialState.COMPLETE;
import static dev.espalier.study.TrialState.PRUNED;
import static dev.espalier.study.TrialState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.study.Resource;
import dev.espalier.testing.Rounding;
import dev.espalier.testing.Studies;
import org.junit.jupiter.api.Test;

final class WilcoxonTest {
    private final Scheduler wilcoxon = new WilcoxonScheduler(new Resource("fold", 1, 20), 0.1, 2);

    @Test
    void darwinsPlantsHaveTheirPublishedProbability() {
        double[] differences = {6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75};
        assertThat(SignedRank.greater(differences)).isEqualTo(0.0206298828125);
    }

    @Test
    void fiveGainsOfFiveHaveOneChanceInThirtyTwo() {
        assertThat(SignedRank.greater(new double[] {1, 2, 3, 4, 5})).isEqualTo(1 / 32.0);
    }

    @Test
    void tiesAndZerosAreExactUpToFiftyPairs() {
        assertThat(SignedRank.greater(new double[] {1, 2, 2, -1, 3, 0, 4, 0, -2, 5}))
                .isEqualTo(0.05859375);
    }

    @Test
    void manyPairsGoByTheNormalApproximation() {
        double[] differences = new double[60];
        for (int i = 0; i < 60; i++) {
            differences[i] = (i + 1) * (i % 3 == 0 ? -1 : 1);
        }
        assertThat(SignedRank.greater(differences)).isEqualTo(0.008366535803851717, within(Rounding.DOUBLE));
    }

    @Test
    void aTrialThatIsWorseFoldByFoldStops() {
        Studies study = Studies.minimizing("loss")
                .with(COMPLETE, 0.9, 0.9, 0.9, 0.9)
                .with(COMPLETE, 0.1, 0.3, 0.2, 0.4)
                .with(RUNNING, 0.2, 0.5, 0.6, 0.9);
        assertThat(decide(wilcoxon, study))
                .isEqualTo(new Decision.Stop(
                        PRUNED, "wilcoxon: step 4, 4 steps in common with trial 1, p = 0.0625, below 0.1"));
    }

    @Test
    void aTrialThatIsWorseOnSomeFoldsAloneGoesOn() {
        Studies study =
                Studies.minimizing("loss").with(COMPLETE, 0.1, 0.3, 0.2, 0.4).with(RUNNING, 0.2, 0.2, 0.6, 0.3);
        assertThat(decide(wilcoxon, study)).isInstanceOf(Decision.GoOn.class);
    }

    @Test
    void nothingIsComparedBeforeTheStartupStepsAndTheFirstCompleteTrial() {
        assertThat(decide(wilcoxon, Studies.minimizing("loss").with(RUNNING, 9.0)))
                .isEqualTo(new Decision.GoOn("wilcoxon: step 1, 0 complete trials to compare with"));
        assertThat(decide(
                        wilcoxon, Studies.minimizing("loss").with(COMPLETE, 0.1).with(RUNNING, 9.0)))
                .isEqualTo(new Decision.GoOn("wilcoxon: step 1, 1 steps in common with trial 0, 2 needed"));
    }
}
