package dev.espalier.sampler;

import static dev.espalier.study.TrialState.COMPLETE;
import static dev.espalier.study.TrialState.PAUSED;
import static dev.espalier.study.TrialState.PRUNED;
import static dev.espalier.study.TrialState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.study.Configuration;
import dev.espalier.study.Goal;
import dev.espalier.study.Objective;
import dev.espalier.testing.Studies;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

final class HindsightTest {
    private static final Configuration NOTHING = new Configuration(new LinkedHashMap<>(), new double[0]);

    private static double[] places(Studies study) {
        return Hindsight.places(study.state().trials(), study.objectives());
    }

    @Test
    void aTrialThatWentFarBecauseItMetNobodyFallsOutWhereBetterOnesStopped() {
        Studies study = Studies.minimizing("loss")
                .with(COMPLETE, 0.9, 0.8, 0.7)
                .with(PRUNED, 0.5)
                .with(PRUNED, 0.6)
                .with(COMPLETE, 0.1, 0.1, 0.1);
        assertThat(places(study)).containsExactly(3, 1, 2, 0);
    }

    @Test
    void whoWentOnDeservedlyStandsBeforeWhoStopped() {
        Studies study = Studies.minimizing("loss")
                .with(PAUSED, 0.5)
                .with(COMPLETE, 0.4, 0.9, 0.9)
                .with(PAUSED, 0.45, 0.3)
                .with(PRUNED, 0.6);
        assertThat(places(study)).containsExactly(2, 1, 0, 3);
    }

    @Test
    void oneThatRunsIsJudgedAtTheLastStopThatItPassed() {
        Studies study = Studies.maximizing("accuracy")
                .with(PRUNED, 0.5)
                .with(RUNNING, 0.7, 0.1)
                .with(PRUNED, 0.6)
                .with(COMPLETE, 0.8, 0.8, 0.8);
        assertThat(places(study)).containsExactly(3, 1, 2, 0);
    }

    @Test
    void equalOnesShareTheirPlacesAndWhatIsNotANumberIsLast() {
        Studies study = Studies.minimizing("loss")
                .with(PRUNED, Double.NaN)
                .with(PRUNED, 0.5)
                .with(PRUNED, 0.5)
                .with(PRUNED, 0.1);
        assertThat(places(study)).containsExactly(3, 1.5, 1.5, 0);
    }

    @Test
    void severalObjectivesAreRankedByFronts() {
        Studies study = Studies.minimizing("loss")
                .and("latency", Goal.MINIMIZE, Objective.Summary.BEST)
                .measuredOnce(PRUNED, NOTHING, 2, 2)
                .measuredOnce(PRUNED, NOTHING, 1, 3)
                .measuredOnce(PRUNED, NOTHING, 3, 1)
                .measuredOnce(PRUNED, NOTHING, 3, 3);
        assertThat(places(study)).containsExactly(1, 1, 1, 3);
    }
}
