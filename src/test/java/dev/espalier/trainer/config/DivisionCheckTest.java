package dev.espalier.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.json.JsonText;
import dev.espalier.study.DatasetDescription;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DivisionCheckTest {
    private static final DatasetDescription FEW = examples(8, Optional.empty());
    private static final DatasetDescription OF_THREE = examples(60, Optional.of(3));

    @Test
    void foldsThatThereAreNotExamplesForAreRefusedWithWhatWouldFit() {
        assertThat(problems(FEW, "{'folds': 8}")).isEmpty();
        assertThat(problems(FEW, "{'folds': {'$choice': [0, 9]}}"))
                .containsExactly(
                        "trial.folds.$choice.1: can be 9, but the data set has only 8 training examples to divide; take at most 8.");
        assertThat(problems(FEW, "{'folds': {'$int': {'low': 2, 'high': 10}}}"))
                .containsExactly(
                        "trial.folds: can be 10, but the data set has only 8 training examples to divide; take at most 8.");
    }

    @Test
    void noGroupIsDividedSoThatGroupsAreWhatCounts() {
        assertThat(problems(OF_THREE, "{'folds': 3, 'batch_size': 8}")).isEmpty();
        assertThat(problems(OF_THREE, "{'folds': 4}"))
                .containsExactly(
                        "trial.folds: can be 4, but the data set has only 3 training groups to divide; take at most 3.");
    }

    @Test
    void aFractionOfNoExampleIsRefusedWithTheLeastThatFits() {
        assertThat(problems(FEW, "{'validation_fraction': 0.0625}")).isEmpty();
        assertThat(problems(FEW, "{'validation_fraction': {'$float': {'low': 0.01, 'high': 0.5}}}"))
                .containsExactly(
                        "trial.validation_fraction: can be 0.01, which leaves none of the 8 training examples to validate on; take at least 0.0625.");
        assertThat(problems(OF_THREE, "{'validation_fraction': 0.01}")).isEmpty();
    }

    @Test
    void aFractionBesideFoldsWouldMeanNothing() {
        assertThat(problems(FEW, "{'folds': {'$choice': [2, 5]}, 'validation_fraction': 0.3}"))
                .containsExactly(
                        "trial.validation_fraction: means nothing beside folds, which are validated on in its place; leave out one of them.");
        assertThat(problems(FEW, "{'folds': {'$choice': [0, 5]}, 'validation_fraction': 0.3}"))
                .isEmpty();
    }

    @Test
    void moreBatchesThanThereAreCannotMakeAStep() {
        assertThat(problems(FEW, "{'batch_size': 2, 'accumulate_batches': 4}")).isEmpty();
        assertThat(problems(FEW, "{'batch_size': {'$ordinal': [2, 4]}, 'accumulate_batches': {'$ordinal': [1, 5]}}"))
                .containsExactly(
                        "trial.accumulate_batches.$ordinal.1: can be 5, but the 8 training examples make 4 batches of 2 at most; take at most 4.");
        assertThat(problems(FEW, "{'accumulate_batches': {'$int': {'low': 1, 'high': 2}}}"))
                .containsExactly(
                        "trial.accumulate_batches: can be 2, but the 8 training examples make 1 batch of 64 at most; take at most 1.");
    }

    @Test
    void whatHasAValidationFileIsNotDivided() {
        DatasetDescription validated = examples(100, Optional.empty()).withValidationSize(1000);
        String message =
                ": divides nothing: the data set has a validation file of 1,000 examples; leave it out, or register the data set without that file.";
        assertThat(problems(validated, "{}")).isEmpty();
        assertThat(problems(validated, "{'folds': 0}")).isEmpty();
        assertThat(problems(validated, "{'validation_fraction': 0.2, 'folds': 5}"))
                .containsExactly("trial.validation_fraction" + message, "trial.folds" + message);
        assertThat(problems(validated, "{'folds': {'$int': {'low': 0, 'high': 3}}}"))
                .containsExactly("trial.folds" + message);
    }

    private static List<String> problems(DatasetDescription dataset, String tree) {
        Problems problems = new Problems();
        DivisionCheck.check(
                new SearchValue("trial", (Json.Object) JsonText.parse(tree.replace('\'', '"'))), dataset, problems);
        return problems.list().stream()
                .map(problem -> problem.path() + ": " + problem.message())
                .toList();
    }

    private static DatasetDescription examples(int count, Optional<Integer> groups) {
        return new DatasetDescription("tabular", List.of(4), List.of("a", "b"), count, 2, "0").withGroups(groups);
    }
}
