package dev.espalier.sampler.pareto;

import static dev.espalier.study.TrialState.CANCELLED;
import static dev.espalier.study.TrialState.COMPLETE;
import static dev.espalier.study.TrialState.FAILED;
import static dev.espalier.study.TrialState.PAUSED;
import static dev.espalier.study.TrialState.PRUNED;
import static dev.espalier.study.TrialState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.study.Configuration;
import dev.espalier.study.Goal;
import dev.espalier.study.LearningCurve;
import dev.espalier.study.Objective;
import dev.espalier.testing.Studies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TrialSplitTest {
    private static final Configuration NOTHING = new Configuration(new LinkedHashMap<>(), new double[0]);

    private static TrialSplit split(Studies study, double share) {
        return split(study, share, TrialSplit.Unfinished.BAD);
    }

    private static TrialSplit split(Studies study, double share, TrialSplit.Unfinished unfinished) {
        TrialSplit split = new TrialSplit(study.objectives(), share, 25, unfinished);
        study.state().trials().forEach(trial -> split.put(trial.number(), trial));
        return split;
    }

    private static List<Integer> rest(TrialSplit split) {
        List<Integer> rest = new ArrayList<>();
        for (int place = 0; place < split.size(); place++) {
            if (Arrays.binarySearch(split.good(), place) < 0 && split.otherwise(place) == TrialSplit.Group.REST) {
                rest.add(place);
            }
        }
        return rest;
    }

    @Test
    void theBestShareIsGood() {
        Studies study = Studies.maximizing("accuracy")
                .with(COMPLETE, 0.5)
                .with(COMPLETE, 0.9)
                .with(COMPLETE, 0.7)
                .with(COMPLETE, 0.8);
        assertThat(split(study, 0.5).good()).containsExactly(1, 3);
        assertThat(rest(split(study, 0.5))).containsExactly(0, 2);
    }

    @Test
    void aTrialThatStoppedEarlyRanksAfterCompleteOnesByHowFarItCame() {
        Studies study = Studies.minimizing("loss")
                .with(PRUNED, 0.1)
                .with(PRUNED, 0.9, 0.8)
                .with(PAUSED, 0.9, 0.7)
                .with(COMPLETE, 5.0);
        assertThat(split(study, 0.25).good()).containsExactly(3);
        assertThat(split(study, 0.5).good()).containsExactly(2, 3);
        assertThat(split(study, 0.75).good()).containsExactly(1, 2, 3);
    }

    @Test
    void failedAndRunningTrialsAreAvoidedAndCancelledOnesForgotten() {
        Studies study = Studies.minimizing("loss")
                .with(FAILED)
                .with(RUNNING, 0.0)
                .with(CANCELLED)
                .with(COMPLETE, 1.0);
        assertThat(split(study, 1).good()).containsExactly(3);
        assertThat(rest(split(study, 1))).containsExactly(0, 1);
        TrialSplit indifferent = split(study, 1, TrialSplit.Unfinished.UNKNOWN);
        assertThat(rest(indifferent)).containsExactly(0);
    }

    @Test
    void notANumberIsNeverGoodWhileThereIsAnother() {
        Studies study = Studies.minimizing("loss")
                .with(PRUNED, Double.NaN)
                .with(PRUNED, Double.POSITIVE_INFINITY)
                .with(PRUNED, 3.0);
        assertThat(split(study, 0.3).good()).containsExactly(2);
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
        assertThat(split(study, 0.2).good()).containsExactly(3);
        assertThat(split(study, 0.6).good()).containsExactly(1, 3, 4);
        assertThat(split(study, 0.8).good()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void aTrialThatGoesOnChangesItsGroup() {
        Studies study = Studies.minimizing("loss").with(COMPLETE, 2.0).with(PAUSED, 1.0);
        TrialSplit split = split(study, 0.5);
        assertThat(split.told()).isEqualTo(2);
        study.become(1, RUNNING, LearningCurve.EMPTY.plus(1, new double[] {1}));
        split.put(1, study.state().trials().get(1));
        assertThat(split.told()).isEqualTo(1);
        study.become(1, COMPLETE, LearningCurve.EMPTY.plus(1, new double[] {1}));
        split.put(1, study.state().trials().get(1));
        assertThat(split.good()).containsExactly(1);
    }
}
