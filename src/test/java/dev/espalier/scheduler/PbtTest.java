package dev.espalier.scheduler;

import static dev.espalier.study.TrialState.COMPLETE;
import static dev.espalier.study.TrialState.PAUSED;
import static dev.espalier.study.TrialState.PRUNED;
import static dev.espalier.study.TrialState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.study.Json;
import dev.espalier.study.LearningCurve;
import dev.espalier.study.Lineage;
import dev.espalier.study.Resource;
import dev.espalier.study.Trial;
import dev.espalier.study.TrialState;
import dev.espalier.testing.Studies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** Population based training. */
final class PbtTest {
    private static final Resource RESOURCE = new Resource("epoch", 1, 20);
    private static final int POPULATION = 4;

    private final Scheduler pbt = scheduler("perturbation_interval", Json.number(2L));

    private static Scheduler scheduler(String setting, Json value) {
        SequencedMap<String, Json> settings = new LinkedHashMap<>();
        settings.put("population_size", Json.number((long) POPULATION));
        settings.put(setting, value);
        return Reports.scheduler("pbt", RESOURCE, settings);
    }

    /** Three members that are at step 2 and one that just came. */
    private static Studies four(TrialState others, double newest) {
        return Studies.minimizing("loss")
                .steps(1, 20)
                .with(others, 0.9, 0.5)
                .with(others, 0.9, 0.3)
                .with(others, 0.9, 0.4)
                .with(RUNNING, 0.9, newest);
    }

    @Test
    void theSamplerStartsTheWholePopulationFirst() {
        Studies three = Studies.minimizing("loss").steps(1, 20);
        for (int member = 0; member < POPULATION; member++) {
            assertThat(pbt.next(three.state())).isEqualTo(new Step.Start(20, "pbt: one of the first 4"));
            three.with(RUNNING);
        }
        assertThat(pbt.next(three.state())).isInstanceOf(Step.Wait.class);
    }

    @Test
    void whatOthersMeasuredBeyondTheStepDoesNotCount() {
        Studies study = Studies.minimizing("loss").steps(1, 20);
        for (int member = 0; member < 3; member++) {
            study.with(
                    RUNNING,
                    Studies.NOTHING,
                    LearningCurve.EMPTY.plus(1, new double[] {0.9}).plus(8, new double[] {0.1}));
        }
        assertThat(Reports.decide(pbt, study.with(RUNNING, 0.9, 0.6)).reason()).startsWith("pbt: step 2, rank 1 of 4");
    }

    @Test
    void theLowerQuantileGivesWay() {
        assertThat(Reports.decide(pbt, four(RUNNING, 0.6)))
                .isEqualTo(new Decision.Stop(
                        PRUNED, "pbt: step 2, rank 4 of 4, below the upper 3; gives way to a child of trial 1"));
    }

    @Test
    void whoIsInNoDangerGoesOn() {
        assertThat(Reports.decide(pbt, four(RUNNING, 0.45))).isEqualTo(new Decision.GoOn("pbt: step 2, rank 3 of 4"));
    }

    @Test
    void betweenTheIntervalsNothingIsJudged() {
        assertThat(Reports.decide(
                        pbt,
                        Studies.minimizing("loss")
                                .steps(1, 20)
                                .with(RUNNING, 0.1, 0.1, 0.1)
                                .with(RUNNING, 0.9, 0.9, 0.9)))
                .isEqualTo(new Decision.GoOn(""));
    }

    @Test
    void whoeverIsBehindHasItsTurnFirst() {
        assertThat(Reports.decide(pbt, four(PAUSED, 0.45)))
                .isEqualTo(new Decision.Pause("pbt: step 2, rank 3 of 4, waits for its next turn"));
        assertThat(pbt.next(four(PAUSED, 0.45).state()))
                .isEqualTo(new Step.Resume(0, 20, "pbt: goes on from step 2, the least of 3 that wait"));
    }

    @Test
    void aChildOfTheUpperQuantileTakesTheFreePlace() {
        Studies study = four(RUNNING, 0.6).become(3, PRUNED, curve(0.9, 0.6));

        assertThat(pbt.next(study.state())).isInstanceOfSatisfying(Step.Inherit.class, inherit -> {
            assertThat(inherit.parent()).isEqualTo(1);
            assertThat(inherit.step()).isEqualTo(2);
            assertThat(inherit.to()).isEqualTo(20);
            assertThat(inherit.exploration()).isEqualTo(new Exploration(0.25, 1.2, 0.8));
            assertThat(inherit.reason())
                    .isEqualTo("pbt: child of trial 1 from step 2, in place of trial 3; rank 1 of 4 at step 2");
        });
        assertThat(pbt.next(study.bred(new Lineage(1, 2, List.of())).state())).isInstanceOf(Step.Wait.class);
    }

    @Test
    void aChildIsJudgedAtTheStepsThatItTrainedItself() {
        Studies study = four(RUNNING, 0.6)
                .become(3, PRUNED, curve(0.9, 0.6))
                .bred(new Lineage(1, 3, List.of()))
                .become(4, RUNNING, LearningCurve.EMPTY.plus(4, new double[] {0.9}));
        assertThat(Reports.decide(pbt, study)).isEqualTo(new Decision.GoOn("pbt: step 4, rank 1 of 1"));
        assertThat(Reports.decide(pbt, study.become(0, RUNNING, curve(1, 1)).become(1, RUNNING, curve(1, 1, 1, 0.8))))
                .isEqualTo(new Decision.GoOn("pbt: step 4, rank 2 of 2"));
    }

    @Test
    void nobodyGivesWayWhereTheBudgetHasNoRoomForAChild() {
        assertThat(Reports.decide(pbt, four(RUNNING, 0.6).maxTrials(4))).isInstanceOf(Decision.GoOn.class);
        assertThat(Reports.decide(pbt, four(RUNNING, 0.6).maxTrials(5))).isInstanceOf(Decision.Stop.class);
    }

    @Test
    void nobodyGivesWayWhereThereIsNobodyToTakeOver() {
        assertThat(Reports.decide(pbt, four(COMPLETE, 0.6))).isInstanceOf(Decision.GoOn.class);
    }

    @Test
    void itIsDoneWhenThePopulationIsTrained() {
        assertThat(pbt.next(four(COMPLETE, 0.6).become(3, COMPLETE, curve(0.9)).state()))
                .isEqualTo(new Step.Done("pbt: the population is trained, 4 trials"));
    }

    @Test
    void aParentOfTheBuiltInTrainerIsAtRestUntilItsChildHasACheckpointOfItsOwn() {
        Studies study = four(PAUSED, 0.6).builtin();
        for (int number = 0; number < 3; number++) {
            study.become(number, PAUSED, study.state().trials().get(number).curve());
        }
        study.become(3, PRUNED, curve(0.9, 0.6));
        assertThat(pbt.next(study.state()))
                .isInstanceOfSatisfying(
                        Step.Inherit.class,
                        inherit -> assertThat(inherit.parent()).isEqualTo(1));

        study.bred(new Lineage(1, 2, List.of()));
        study.become(0, RUNNING, curve(0.9, 0.5)).become(2, RUNNING, curve(0.9, 0.4));
        assertThat(pbt.next(study.state())).isInstanceOf(Step.Wait.class);

        study.become(4, RUNNING, LearningCurve.EMPTY.plus(3, new double[] {0.2}));
        assertThat(pbt.next(study.state()))
                .isInstanceOfSatisfying(
                        Step.Resume.class, resume -> assertThat(resume.number()).isEqualTo(1));
    }

    @Test
    void theServersOwnWorkersTrainAPopulationToItsEnd() {
        for (int workers : new int[] {1, 3, 8, 64}) {
            Workshop workshop = new Workshop(
                    pbt, Studies.minimizing("loss").steps(1, 20).maxTrials(60).builtin(), (trial, step) ->
                            new double[] {(trial % 7) + 1.0 / step});
            workshop.work(workers, 60);
            assertThat(workshop.trials())
                    .hasSizeGreaterThan(POPULATION)
                    .allMatch(trial -> trial.state() == COMPLETE || trial.state() == PRUNED);
            assertThat(workshop.trials().stream()
                            .filter(trial -> trial.state() == COMPLETE)
                            .count())
                    .isEqualTo(POPULATION);
            assertThat(workshop.trials().stream()
                            .filter(trial -> trial.lineage().isPresent())
                            .map(Trial::number))
                    .allMatch(number -> number >= POPULATION);
        }
    }

    @Test
    void twoThatSayWhatRunsNextCannotBeCombined() {
        Json rules = new Json.Array(List.of(Json.text("pbt"), Json.text("pbt")));
        SequencedMap<String, Json> settings = new LinkedHashMap<>();
        settings.put("rules", rules);
        assertThatThrownBy(() -> Reports.scheduler("any", RESOURCE, settings)).hasMessageContaining("at most one may");
    }

    private static LearningCurve curve(double... values) {
        LearningCurve curve = LearningCurve.EMPTY;
        for (int step = 1; step <= values.length; step++) {
            curve = curve.plus(step, new double[] {values[step - 1]});
        }
        return curve;
    }
}
