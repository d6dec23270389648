package dev.espalier.scheduler;

import static dev.espalier.study.TrialState.PAUSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.study.LearningCurve;
import dev.espalier.study.Resource;
import dev.espalier.testing.Studies;
import org.junit.jupiter.api.Test;

final class PashaTest {
    private final Pasha pasha = new Pasha(Rungs.of(1, 2, new Resource("epoch", 1, 16)), new SoftRanking(90));

    @Test
    void itBeginsWithTwoRungs() {
        assertThat(pasha.open(Studies.minimizing("loss").state())).isEqualTo(2);
    }

    @Test
    void anOrderThatHoldsOpensNoRung() {
        Studies study = Studies.minimizing("loss").with(PAUSED, 0.2, 0.1).with(PAUSED, 0.4, 0.3);
        assertThat(pasha.open(study.state())).isEqualTo(2);
        assertThat(pasha.next(study.state())).isEqualTo(new Step.Start(1, "pasha: to rung 1"));
    }

    @Test
    void anOrderThatChangesOpensTheNextRung() {
        Studies study = Studies.minimizing("loss").with(PAUSED, 0.2, 0.15).with(PAUSED, 0.4, 0.1);
        assertThat(pasha.open(study.state())).isEqualTo(3);
        assertThat(pasha.next(study.state()))
                .isEqualTo(new Step.Resume(1, 4, "pasha: promoted from rung 2 to 4, rank 1 of 2, cut-off 0.1"));
    }

    @Test
    void curvesThatCrossAndCrossBackShowHowMuchIsNoise() {
        // Ahead by turns, 0.01 apart at last: a difference of 0.01 says nothing, one of 0.1 does.
        Studies study =
                Studies.minimizing("loss").with(PAUSED, 0.60, 0.52, 0.51, 0.400).with(PAUSED, 0.61, 0.51, 0.52, 0.390);
        SoftRanking soft = new SoftRanking(100);
        assertThat(soft.disagree(study.state(), 3, 4)).isFalse();
        study.with(PAUSED, 0.71, 0.70, 0.69, 0.100);
        assertThat(soft.disagree(study.state(), 3, 4)).isTrue();
    }

    @Test
    void aRungThatATrialPassedUnmeasuredSaysNothingOfTheOrder() {
        Studies study = Studies.minimizing("loss")
                .with(PAUSED, 0.2, 0.15)
                .with(PAUSED, Studies.NOTHING, LearningCurve.EMPTY.plus(2, new double[] {0.1}));
        assertThat(pasha.open(study.state())).isEqualTo(2);
    }
}
