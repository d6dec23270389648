package dev.espalier.trainer.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.json.JsonText;
import dev.espalier.study.DatasetDescription;
import dev.espalier.study.Json;
import dev.espalier.study.Problems;
import dev.espalier.testing.BuiltinSpec;
import dev.espalier.trainer.augmentation.Augmentation;
import dev.espalier.trainer.augmentation.Augmentation.Flip;
import dev.espalier.trainer.config.TrainingConfig.Sampling;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AugmentationVocabularyTest {
    private static final DatasetDescription COLOUR = dataset("image", List.of(3, 32, 32), List.of("a", "b"));
    private static final DatasetDescription GREY = dataset("image", List.of(1, 8, 12), List.of("a", "b"));
    private static final DatasetDescription SERIES = dataset("series", List.of(1, 50), List.of("a", "b"));
    private static final DatasetDescription TEXT = dataset("text", List.of(40), List.of("a", "b"));
    private static final DatasetDescription NUMBERS = dataset("tabular", List.of(4), List.of());

    @Test
    void nothingIsDoneUnlessAskedFor() {
        assertThat(config("{}").augmentation()).isEqualTo(Augmentation.NONE);
        assertThat(config("{}").sampling()).isEqualTo(Sampling.SHUFFLE);
    }

    @Test
    void everyMemberComesToItsPlace() {
        Augmentation read = config("""
                {'augmentation': {'flip': 'both', 'crop_padding': 1, 'rotation': 2, 'scale': 0.3, 'brightness': 0.4,
                 'contrast': 0.5, 'saturation': 0.6, 'cutout': 0.7, 'mixup': 8, 'cutmix': 9, 'jitter': 0.1,
                 'scaling': 0.2, 'window': 0.9, 'word_dropout': 0.15}}""").augmentation();
        assertThat(read.images()).isEqualTo(new Augmentation.Images(Flip.BOTH, 1, 2, 0.3, 0.4, 0.5, 0.6, 0.7));
        assertThat(read.mixing()).isEqualTo(new Augmentation.Mixing(8, 9));
        assertThat(read.series()).isEqualTo(new Augmentation.Series(0.1, 0.2, 0.9));
        assertThat(read.texts()).isEqualTo(new Augmentation.Texts(0.15));
    }

    @Test
    void whatFitsTheDataIsTaken() {
        assertThat(problems(COLOUR, "{'flip': 'both', 'saturation': 0.5, 'crop_padding': 31, 'mixup': 1}"))
                .isEmpty();
        assertThat(problems(GREY, "{'rotation': {'$float': {'low': 1, 'high': 20}}, 'saturation': 0}"))
                .isEmpty();
        assertThat(problems(SERIES, "{'jitter': 0.1, 'flip': 'none', 'mixup': 0}"))
                .isEmpty();
        assertThat(problems(TEXT, "{'word_dropout': 0.1, 'window': 1}")).isEmpty();
        assertThat(problems(NUMBERS, "{}")).isEmpty();
    }

    @Test
    void whatIsForOtherDataIsRefusedWithWhatWouldBeRight() {
        assertThat(problems(TEXT, "{'flip': 'both'}"))
                .containsExactly(
                        "trial.augmentation.flip: is for image data, but the data set's is text; take word_dropout.");
        assertThat(problems(SERIES, "{'word_dropout': {'$float': {'low': 0.1, 'high': 0.2}}}"))
                .containsExactly(
                        "trial.augmentation.word_dropout: is for text data, but the data set's is series; take jitter, scaling, window.");
        assertThat(problems(NUMBERS, "{'window': 0.5}"))
                .containsExactly(
                        "trial.augmentation.window: is for series data, but the data set's is tabular; leave it out.");
    }

    @Test
    void anyChoiceThatCouldBeTakenMustFit() {
        assertThat(problems(TEXT, "{'$choice': [{}, {'flip': {'$choice': ['none', 'vertical']}}]}"))
                .singleElement()
                .asString()
                .startsWith("trial.augmentation.$choice.1.flip.$choice.1: is for image data");
    }

    @Test
    void imagesMustHaveWhatIsChangedInThem() {
        assertThat(problems(GREY, "{'saturation': 0.5}"))
                .containsExactly(
                        "trial.augmentation.saturation: is for images in colour, but the data set's have 1 channel; take brightness or contrast.");
        assertThat(problems(GREY, "{'crop_padding': {'$int': {'low': 0, 'high': 8}}}"))
                .containsExactly(
                        "trial.augmentation.crop_padding: can move an image of 8 pixels a side out of sight; take at most 7.");
        DatasetDescription line = dataset("image", List.of(1, 1, 30), List.of("a", "b"));
        assertThat(problems(line, "{'rotation': 5}"))
                .containsExactly(
                        "trial.augmentation.rotation: needs images of 2 pixels a side at least; leave it out.");
    }

    @Test
    void whatIsTooLittleToChangeAnythingIsRefused() {
        assertThat(problems(GREY, "{'cutout': 0.05}"))
                .containsExactly(
                        "trial.augmentation.cutout: is less than half a pixel of an image of 8 pixels a side, so nothing; take more, or leave it out.");
        assertThat(problems(GREY, "{'cutout': {'$float': {'low': 0, 'high': 0.2}}}"))
                .isEmpty();
        assertThat(problems(SERIES, "{'window': 0.995}"))
                .containsExactly(
                        "trial.augmentation.window: leaves out less than half a step of the longest series, which has 50, so nothing; take less, or leave it out.");
        assertThat(problems(SERIES, "{'window': {'$float': {'low': 0.9, 'high': 1}}}"))
                .isEmpty();
    }

    @Test
    void imagesThatComeAloneCannotBeMixed() {
        String alone = "{'batch_size': 1, 'augmentation': {'mixup': %s, 'cutmix': %s}}";
        assertThat(check(GREY, alone.formatted("0.2", "0")))
                .containsExactly(
                        "trial.augmentation.mixup: mixes the images of a batch, but each has only one; take a batch_size of at least 2, or leave it out.");
        assertThat(check(GREY, alone.formatted("0", "0"))).isEmpty();
        assertThat(check(GREY, "{'batch_size': {'$ordinal': [1, 2]}, 'augmentation': {'mixup': 1, 'cutmix': 1}}"))
                .isEmpty();
    }

    @Test
    void numbersHaveNoClassesToBalance() {
        assertThat(check(NUMBERS, "{'sampling': 'balanced', 'class_weights': {'$choice': ['none', 'balanced']}}"))
                .containsExactly(
                        "trial.class_weights.$choice.1: is \"balanced\", but tabular-regression has no classes; take none.",
                        "trial.sampling: is \"balanced\", but tabular-regression has no classes; take shuffle.");
        assertThat(check(SERIES, "{'sampling': 'balanced', 'class_weights': 'none'}"))
                .isEmpty();
    }

    private static DatasetDescription dataset(String kind, List<Integer> shape, List<String> classes) {
        return new DatasetDescription(kind, shape, classes, 100, 20, "0");
    }

    private static TrainingConfig config(String members) {
        return TrainingConfig.parse(((Json.Object) JsonText.parse(members.replace('\'', '"')))
                .with("dataset", Json.text("any"))
                .with("model", Json.text("mlp")));
    }

    private static List<String> problems(DatasetDescription dataset, String augmentation) {
        return check(dataset, "{'augmentation': " + augmentation + "}");
    }

    private static List<String> check(DatasetDescription dataset, String members) {
        Json.Object trial =
                ((Json.Object) JsonText.parse(members.replace('\'', '"'))).with("dataset", Json.text("any"));
        Problems problems = new Problems();
        new TrainerVocabulary(_ -> Optional.of(dataset)).check(BuiltinSpec.of(trial), problems);
        return problems.list().stream()
                .map(problem -> problem.path() + ": " + problem.message())
                .toList();
    }
}
