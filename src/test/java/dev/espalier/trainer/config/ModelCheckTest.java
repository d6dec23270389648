package dev.espalier.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.json.JsonText;
import dev.espalier.study.DatasetDescription;
import dev.espalier.study.Json;
import dev.espalier.study.Problem;
import dev.espalier.study.Problems;
import dev.espalier.testing.BuiltinSpec;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelCheckTest {
    private static final DatasetDescription IMAGES = dataset("image", 1, 28, 28);

    @Test
    void aNetForLargeImagesIsRefusedForSmallOnes() {
        assertThat(problems("{'type': 'resnet', 'depth': 18}", 28))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.path()).isEqualTo("trial.model");
                    assertThat(problem.message()).contains("32x32", "28x28").endsWith("\"cifar\".");
                });
        assertThat(problems("{'type': 'resnet', 'depth': 18}", 32)).isEmpty();
    }

    @Test
    void stagesThatLeaveNothingOfTheImageAreRefused() {
        String open = "{'type': 'cnn', 'padding': 'valid', 'stages': {'$int': {'low': 1, 'high': %d}}}";
        assertThat(problems(open.formatted(5), 28))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("does not fit on maps"));
        assertThat(problems(open.formatted(2), 28)).isEmpty();
    }

    @Test
    void oneBadCombinationOfChoicesIsFound() {
        assertThat(problems(
                        "{'type': 'resnet', 'shortcut': {'$choice': [true, false]}, 'zero_init': {'$choice': [true, false]}}",
                        28))
                .extracting(Problem::path)
                .containsExactly("trial.model.zero_init.$choice.0");
        assertThat(problems(
                        "{'type': 'resnet', 'depth': {'$choice': [18, 50]}, 'block': {'$choice': ['auto', 'basic']}}",
                        64))
                .extracting(Problem::path)
                .containsExactly("trial.model.block.$choice.1");
    }

    @Test
    void theEndsOfRangesAreTried() {
        assertThat(problems(
                        "{'type': 'resnet', 'shortcut': false, 'stochastic_depth': {'$float': {'low': 0, 'high': 0.3}}}",
                        28))
                .extracting(Problem::path)
                .containsExactly("trial.model.stochastic_depth");
        assertThat(problems("{'type': 'resnet', 'depth': {'$int': {'low': 18, 'high': 34}}}", 64))
                .extracting(Problem::path)
                .containsExactly("trial.model.depth");
    }

    @Test
    void aChoiceOfWholeModelsIsTriedModelByModel() {
        assertThat(problems(
                        "{'$choice': {'shallow': {'type': 'resnet', 'depth': 18, 'stem': 'cifar'}, 'wrong': {'type': 'resnet', 'depth': 50, 'block': 'basic'}}}",
                        28))
                .extracting(Problem::path)
                .contains("trial.model.$choice.wrong.block")
                .allMatch(path -> path.startsWith("trial.model.$choice.wrong"));
    }

    @Test
    void manyChoicesAreTriedInPart() {
        String many =
                "{'type': 'resnet', 'depth': 'auto', 'blocks': {'$int': {'low': 1, 'high': 9}}, 'stages': {'$int': {'low': 1, 'high': 4}},"
                        + " 'width': {'$int': {'low': 8, 'high': 64}}, 'block': {'$choice': ['basic', 'bottleneck']},"
                        + " 'order': {'$choice': ['pre', 'post']}, 'norm': {'$choice': ['none', 'batch', 'layer']},"
                        + " 'dropout': {'$float': {'low': 0, 'high': 0.5}}, 'stochastic_depth': {'$float': {'low': 0, 'high': 0.5}}}";
        assertThat(problems(many, 28)).isEmpty();
    }

    @Test
    void theItemsOfAListMayBeOpen() {
        assertThat(problems("{'type': 'resnet', 'blocks': [{'$int': {'low': 1, 'high': 3}}, 2]}", 28))
                .isEmpty();
        String five = "{'type': 'resnet', 'blocks': [1, 1, %1$s, {'$ordinal': [1, 2]}, %1$s]}"
                .formatted("{'$choice': {'one': 1, 'more': {'$int': {'low': 2, 'high': 9}}}}");
        assertThat(problems(five, 16)).isEmpty();
        assertThat(problems(five, 8)).extracting(Problem::path).containsExactly("trial.model");
    }

    @Test
    void aListOfManyOpenItemsIsTriedInPart() {
        String item = "{'$choice': [1, 2, 3, 4, 5, 6]}";
        String blocks = String.join(", ", Collections.nCopies(5, item));
        assertThat(problems("{'type': 'resnet', 'width': 4, 'blocks': [" + blocks + "]}", 16))
                .isEmpty();
    }

    @Test
    void aTypeThatIsItselfOpenIsTriedToo() {
        assertThat(problems("{'type': {'$choice': ['resnet']}, 'zero_init': true, 'shortcut': false}", 28))
                .extracting(Problem::path)
                .containsExactly("trial.model.zero_init");
        assertThat(problems("{'type': {'$choice': ['cnn', 'resnet']}, 'stages': {'$choice': [3, 5]}}", 16))
                .extracting(Problem::path)
                .containsExactly("trial.model");
    }

    @Test
    void whatAStepDoesNotLeadToIsNotTried() {
        assertThat(problems("{'type': 'resnet', 'depth': {'$int': {'low': 18, 'high': 35, 'step': 16}}}", 64))
                .isEmpty();
        assertThat(problems("{'type': 'cnn', 'kernel': {'$int': {'low': 3, 'high': 8, 'step': 2}}}", 28))
                .isEmpty();
    }

    @Test
    void aKernelThatCanBeEvenIsRefused() {
        for (String kernel : List.of("4", "{'$int': {'low': 3, 'high': 5}}", "{'$ordinal': [3, 4]}")) {
            assertThat(problems("{'type': 'cnn', 'kernel': " + kernel + "}", 28))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.message()).startsWith("can be even, but a kernel needs"));
        }
        assertThat(problems("{'type': 'cnn', 'kernel': {'$int': {'low': 3, 'high': 3}}}", 28))
                .isEmpty();
    }

    @Test
    void aNetWithMoreNumbersThanCanBeCountedIsRefusedHoweverItBegins() {
        String wide = "{'type': 'cnn', 'stages': 1, 'pooling': 'none', 'width': 1024, 'initializer': 'orthogonal'}";
        assertThat(problems(wide, dataset("image", 3, 1500, 1500)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("has more than 2,147,483,647 numbers"));
        assertThat(problems("{'type': 'mlp'}", dataset("image", 3, 30_000, 30_000)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("has more than 2,147,483,647 numbers"));
    }

    @Test
    void netsForTablesAndSequencesAreTriedToo() {
        String path = "trial.model.initializer";
        assertThat(problems(
                        "{'type': 'mlp', 'depth': 2, 'width': {'$ordinal': [64, 8192]}, 'initializer': 'orthogonal'}",
                        dataset("tabular", 12)))
                .extracting(Problem::path)
                .containsExactly(path);
        for (DatasetDescription sequences : List.of(dataset("series", 3, 50), dataset("text", 50))) {
            assertThat(problems("{'type': 'rnn', 'layers': 2, 'units': 2048, 'initializer': 'orthogonal'}", sequences))
                    .extracting(Problem::path)
                    .containsExactly(path);
            assertThat(problems("{'type': 'rnn', 'units': 256, 'initializer': 'orthogonal'}", sequences))
                    .isEmpty();
            assertThat(problems("{'type': {'$choice': ['tcn', 'rnn', 'cnn-rnn', 'transformer-encoder']}}", sequences))
                    .isEmpty();
        }
        assertThat(problems(
                        "{'type': 'tcn', 'levels': 10, 'width': 1024, 'kernel': 31, 'initializer': 'orthogonal'}",
                        dataset("series", 3, 50)))
                .extracting(Problem::path)
                .containsExactly(path);
    }

    /** Its sines and cosines would be more than the memory of a test holds. */
    @Test
    void aNetThatIsOnlyTriedComputesNothing() {
        String encoder = "{'type': 'transformer-encoder', 'width': {'$int': {'low': 8, 'high': 1024}}}";
        assertThat(problems(encoder, dataset("series", 1, 1_000_000))).isEmpty();
        assertThat(problems(encoder, dataset("series", 1, 3_000_000)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.path()).isEqualTo("trial.model.width");
                    assertThat(problem.message())
                            .startsWith("is 1024, too much")
                            .contains("at most 715");
                });
    }

    @Test
    void aTableWhoseCategoriesAreNotKnownIsNotJudgedByThem() {
        assertThat(problems("{'type': 'mlp', 'embedding': {'$choice': [0, 4, 'auto']}}", dataset("tabular", 12)))
                .isEmpty();
    }

    @Test
    void aCombinationThatAConstraintExcludesIsNotRefused() {
        String open =
                "{'type': 'resnet', 'shortcut': {'$choice': [true, false]}, 'zero_init': {'$choice': [true, false]}}";
        assertThat(problems(open, IMAGES, List.of("model.shortcut or not model.zero_init")))
                .isEmpty();
        assertThat(problems(open, IMAGES, List.of("model.shortcut or model.zero_init")))
                .extracting(Problem::path)
                .containsExactly("trial.model.zero_init.$choice.0");
    }

    @Test
    void aConstraintMayExcludeAnEndOfARange() {
        String open = "{'type': 'cnn', 'padding': 'valid', 'stages': {'$int': {'low': 1, 'high': 5}}}";
        assertThat(problems(open, IMAGES, List.of("model.stages <= 2"))).isEmpty();
        assertThat(problems(open, IMAGES, List.of("model.stages <= 5"))).hasSize(1);
    }

    @Test
    void aConstraintOfABranchExcludesThereAlone() {
        String branches = "{'$choice': [{'type': 'resnet', 'shortcut': {'$choice': [true, false]}, 'zero_init': true},"
                + " {'$choice': {'plain': {'type': 'cnn', 'stages': {'$ordinal': [2, 8]}}}}]}";
        assertThat(problems(branches, IMAGES, List.of("model.resnet.shortcut")))
                .extracting(Problem::path)
                .containsExactly("trial.model.$choice.1.$choice.plain");
        assertThat(problems(branches, IMAGES, List.of("model.resnet.shortcut", "model.1.plain.stages < 5")))
                .isEmpty();
    }

    @Test
    void aConstraintThatSpeaksOfOtherMembersExcludesWhatGoesWithNoneOfThem() {
        String open =
                "{'type': 'resnet', 'shortcut': false, 'stochastic_depth': {'$float': {'low': 0, 'high': 0.3}}, 'width': {'$int': {'low': 1, 'high': 512}}}";
        assertThat(problems(open, IMAGES, List.of("model.stochastic_depth * model.width <= 0")))
                .isEmpty();
        assertThat(problems(open, IMAGES, List.of("model.stochastic_depth * model.width <= 0.3")))
                .hasSize(1);
    }

    @Test
    void aConstraintThatCannotBeReadExcludesNothing() {
        assertThat(problems(
                        "{'type': 'resnet', 'shortcut': {'$choice': [true, false]}, 'zero_init': true}",
                        IMAGES,
                        List.of("model.shortcuts")))
                .hasSize(1);
    }

    private static List<Problem> problems(String model, int side) {
        return problems(model, dataset("image", 1, side, side));
    }

    private static DatasetDescription dataset(String kind, Integer... shape) {
        return new DatasetDescription(kind, List.of(shape), List.of("a", "b"), 100, 10, "");
    }

    private static List<Problem> problems(String model, DatasetDescription dataset) {
        return problems(model, dataset, List.of());
    }

    private static List<Problem> problems(String model, DatasetDescription dataset, List<String> constraints) {
        Json.Object tree = Json.EMPTY
                .with("dataset", Json.text("pictures"))
                .with("model", JsonText.parse(model.replace('\'', '"')));
        Problems problems = new Problems();
        new TrialCheck(name -> Optional.of(dataset), problems).check(BuiltinSpec.of(tree, 27, constraints));
        return problems.list();
    }
}
