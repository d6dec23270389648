package dev.espalier.sampler;

import static dev.espalier.study.TrialState.CANCELLED;
import static dev.espalier.study.TrialState.COMPLETE;
import static dev.espalier.study.TrialState.FAILED;
import static dev.espalier.study.TrialState.PAUSED;
import static dev.espalier.study.TrialState.PRUNED;
import static dev.espalier.study.TrialState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.study.Configuration;
import dev.espalier.study.Goal;
import dev.espalier.study.Objective;
import dev.espalier.study.Trial;
import dev.espalier.testing.Studies;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SplitTest {
    private static final Configuration NOTHING = new Configuration(new LinkedHashMap<>(), new double[0]);

    private static Split split(Studies study, double share) {
        return Split.of(study.state().trials(), study.objectives(), share, 25, Split.Unfinished.BAD);
    }

    private static List<Integer> numbers(List<Trial> trials) {
        return trials.stream().map(Trial::number).toList();
    }

    @Test
    void theBestShareIsGood() {
        Studies study = Studies.maximizing("accuracy")
                .with(COMPLETE, 0.5)
                .with(COMPLETE, 0.9)
                .with(COMPLETE, 0.7)
                .with(COMPLETE, 0.8);
        assertThat(numbers(split(study, 0.5).good())).containsExactly(1, 3);
        assertThat(numbers(split(study, 0.5).rest())).containsExactly(0, 2);
    }

    @Test
    void aTrialThatStoppedEarlyRanksAfterCompleteOnesByHowFarItCame() {
        Studies study = Studies.minimizing("loss")
                .with(PRUNED, 0.1)
                .with(PRUNED, 0.9, 0.8)
                .with(PAUSED, 0.9, 0.7)
                .with(COMPLETE, 5.0);
        assertThat(numbers(split(study, 0.25).good())).containsExactly(3);
        assertThat(numbers(split(study, 0.5).good())).containsExactly(2, 3);
        assertThat(numbers(split(study, 0.75).good())).containsExactly(1, 2, 3);
    }

    @Test
    void failedAndRunningTrialsAreAvoidedAndCancelledOnesForgotten() {
        Studies study = Studies.minimizing("loss")
                .with(FAILED)
                .with(RUNNING, 0.0)
                .with(CANCELLED)
                .with(COMPLETE, 1.0);
        assertThat(numbers(split(study, 1).good())).containsExactly(3);
        assertThat(numbers(split(study, 1).rest())).containsExactly(0, 1);
        Split indifferent = Split.of(study.state().trials(), study.objectives(), 1, 25, Split.Unfinished.UNKNOWN);
        assertThat(numbers(indifferent.rest())).containsExactly(0);
    }

    @Test
    void notANumberIsNeverGoodWhileThereIsAnother() {
        Studies study = Studies.minimizing("loss")
                .with(PRUNED, Double.NaN)
                .with(PRUNED, Double.POSITIVE_INFINITY)
                .with(PRUNED, 3.0);
        assertThat(numbers(split(study, 0.3).good())).containsExactly(2);
    }

    @Test
    void severalObjectivesRankByFrontThenByHypervolume() {
        Studies study = Studies.minimizing("loss")
                .and("size", Goal.MINIMIZE, Objective.Summary.BEST)
                .measuredOnce(COMPLETE, NOTHING, 9, 9)
                .measuredOnce(COMPLETE, NOTHING, 1, 5)
                .measuredOnce(COMPLETE, NOTHING, 1.9, 2.1)
                .measuredOnce(COMPLETE, NOTHING, 2, 2)
                .measuredOnce(COMPLETE, NOTHING, 5, 1);
        // The middle point has the most area, then the ends; its crowded neighbour comes last.
        assertThat(numbers(split(study, 0.2).good())).containsExactly(3);
        assertThat(numbers(split(study, 0.6).good())).containsExactly(1, 3, 4);
        assertThat(numbers(split(study, 0.8).good())).containsExactly(1, 2, 3, 4);
    }
}
