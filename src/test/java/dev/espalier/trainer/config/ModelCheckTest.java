package dev.espalier.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.json.JsonText;
import dev.espalier.study.DatasetDescription;
import dev.espalier.study.Json;
import dev.espalier.study.Problem;
import dev.espalier.study.Problems;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelCheckTest {

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
                .containsExactly("trial.model.zero_init");
        assertThat(problems(
                        "{'type': 'resnet', 'depth': {'$choice': [18, 50]}, 'block': {'$choice': ['auto', 'basic']}}",
                        64))
                .extracting(Problem::path)
                .containsExactly("trial.model.block");
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

    private static List<Problem> problems(String model, int side) {
        DatasetDescription dataset =
                new DatasetDescription("image", List.of(1, side, side), List.of("a", "b"), 100, 10, "");
        Json.Object tree = Json.EMPTY
                .with("dataset", Json.text("pictures"))
                .with("model", JsonText.parse(model.replace('\'', '"')));
        Problems problems = new Problems();
        new TrialCheck(name -> Optional.of(dataset), problems).check(tree, List.of());
        return problems.list();
    }
}
