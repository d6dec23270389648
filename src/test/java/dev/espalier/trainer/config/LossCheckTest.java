package dev.espalier.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import dev.espalier.study.Problem;
import dev.espalier.study.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossCheckTest {

    @Test
    void aLossOfClassesFitsClassesAndOneOfNumbersFitsNumbers() {
        assertThat(problems(
                        Task.TABULAR_CLASSIFICATION,
                        "{'loss': {'$choice': ['auto', 'focal', {'type': 'cross_entropy'}]}}"))
                .isEmpty();
        assertThat(problems(Task.SERIES_REGRESSION, "{'loss': {'$choice': ['auto', 'squared', {'type': 'huber'}]}}"))
                .isEmpty();
    }

    @Test
    void aLossThatDoesNotFitIsRefusedWithWhatWouldBeRight() {
        assertThat(problems(Task.TABULAR_REGRESSION, "{'loss': {'$choice': ['squared', {'type': 'focal'}]}}"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.path()).isEqualTo("trial.loss.$choice.1.type");
                    assertThat(problem.message()).endsWith("take auto, squared or absolute or huber.");
                });
        assertThat(problems(Task.IMAGE_CLASSIFICATION, "{'loss': 'huber'}"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).endsWith("take auto, cross_entropy or focal."));
    }

    @Test
    void classWeightsAreRefusedWhereThereAreNoClasses() {
        assertThat(problems(Task.TABULAR_REGRESSION, "{'class_weights': 'balanced'}"))
                .hasSize(1);
        assertThat(problems(Task.TABULAR_CLASSIFICATION, "{'class_weights': 'balanced'}"))
                .isEmpty();
    }

    @Test
    void toWeightClassesAndToRepeatTheirExamplesWouldTurnTheImbalanceRound() {
        assertThat(problems(
                        Task.TABULAR_CLASSIFICATION,
                        "{'class_weights': {'$choice': ['none', 'balanced']}, 'sampling': 'balanced'}"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.path()).isEqualTo("trial.sampling");
                    assertThat(problem.message()).endsWith("balance one of them.");
                });
        assertThat(problems(Task.TABULAR_CLASSIFICATION, "{'class_weights': 'none', 'sampling': 'balanced'}"))
                .isEmpty();
    }

    private static List<Problem> problems(Task task, String tree) {
        Problems problems = new Problems();
        Json.Object trial = (Json.Object) JsonText.parse(tree.replace('\'', '"'));
        CombinationCheck combinations = new CombinationCheck(Allowed.by(List.of(), trial), problems);
        LossCheck.check(new SearchValue("trial", trial), task, combinations, problems);
        return problems.list();
    }
}
