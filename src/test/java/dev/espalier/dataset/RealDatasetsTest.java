package dev.espalier.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.dataset.core.Dataset;
import dev.espalier.dataset.core.Inputs;
import dev.espalier.dataset.core.Split;
import dev.espalier.dataset.core.Targets;
import dev.espalier.dataset.io.JsonFields;
import dev.espalier.dataset.preprocessing.ImagePreprocessing;
import dev.espalier.dataset.preprocessing.Normalisation;
import dev.espalier.dataset.preprocessing.TargetPreprocessing;
import dev.espalier.dataset.preprocessing.TextPreprocessing;
import dev.espalier.study.DatasetDescription;
import dev.espalier.study.Json;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealDatasetsTest {

    @Test
    void optdigits() {
        Dataset dataset = Samples.real(
                "csv-image",
                List.of("optdigits/optdigits-train.csv"),
                List.of("optdigits/optdigits-test.csv"),
                "shape",
                JsonFields.numbers(List.of(1, 8, 8)),
                "label",
                Json.text("last"));
        assertDescribed(dataset, "image", List.of(1, 8, 8), 3823, 1797);
        assertThat(dataset.description().classes()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        Split split = Samples.soundSplit(dataset);
        assertThat(((ImagePreprocessing) split.preprocessing().input()).scale()).isEqualTo(16);
        assertThat(Arrays.copyOf(Samples.labels(split.test()), 5)).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void fashionMnist() {
        String folder = "fashion_mnist_small/";
        Dataset dataset = Samples.real(
                "idx",
                List.of(folder + "train-images-idx3-ubyte.gz", folder + "train-labels-idx1-ubyte.gz"),
                List.of(folder + "t10k-images-idx3-ubyte.gz", folder + "t10k-labels-idx1-ubyte.gz"));
        assertDescribed(dataset, "image", List.of(1, 28, 28), 10_000, 2_000);
        Split split = Samples.soundSplit(dataset);
        // The mean and deviation of all 60,000 images are well known: 0.2860 and 0.3530.
        Normalisation normalisation =
                ((ImagePreprocessing) split.preprocessing().input()).normalisation();
        assertThat(normalisation.mean()[0]).isBetween(0.28, 0.29);
        assertThat(normalisation.standardDeviation()[0]).isBetween(0.34, 0.36);
        assertThat(Arrays.copyOf(Samples.labels(split.test()), 6)).containsExactly(9, 2, 1, 1, 6, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "ArrowHead, 1, 251, 3, 36, 175",
        "BasicMotions, 6, 100, 4, 40, 40",
        "GunPoint, 1, 150, 2, 50, 150",
        "ItalyPowerDemand, 1, 24, 2, 67, 1029",
        "JapaneseVowels, 12, 29, 9, 270, 370",
        "PickupGestureWiimoteZ, 1, 361, 10, 50, 50",
        "UnitTest, 1, 24, 2, 20, 22"
    })
    void timeSeriesOfTheArchives(String name, int channels, int length, int classes, int train, int test) {
        Dataset dataset = series(name);
        assertDescribed(dataset, "series", List.of(channels, length), train, test);
        assertThat(dataset.description().classes()).hasSize(classes);
        Samples.soundSplit(dataset);
    }

    @Test
    void japaneseVowelsKeepTheirLengthsAndDeclaredClasses() {
        Dataset dataset = series("JapaneseVowels");
        assertThat(dataset.description().classes()).containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9");
        Split split = dataset.split(0, 0);
        Inputs.Series test = (Inputs.Series) split.test().inputs();
        assertThat(test.lengths()[0]).isEqualTo(19);
        assertThat(Arrays.stream(test.lengths()).min()).hasValue(7);
        assertThat(Samples.counts(Samples.labels(split.train()), 9)).containsOnly(30);
        assertThat(Samples.counts(Samples.labels(split.test()), 9)).containsExactly(31, 35, 88, 44, 29, 24, 40, 50, 29);
    }

    @Test
    void smsSpam() {
        Dataset dataset = Samples.real(
                "text-tsv",
                List.of("text_sms_spam/SMSSpamCollection"),
                List.of(),
                "label",
                Json.text("first"),
                "header",
                new Json.Bool(false));
        DatasetDescription spam = dataset.description();
        assertThat(spam.trainSize() + spam.testSize()).isEqualTo(5574);
        assertThat(spam.testSize()).isEqualTo(1115);
        assertThat(spam.classes()).containsExactly("ham", "spam");
        Split split = Samples.soundSplit(dataset);
        assertThat(Samples.counts(Samples.labels(split.test()), 2)).containsExactly(966, 149);
        assertThat(((TextPreprocessing) split.preprocessing().input()).vocabulary())
                .startsWith("<padding>", "<unknown>")
                .contains("free", "...", "£", "you're")
                .hasSizeBetween(3000, 5000);
        assertThat(spam.shape()).containsExactly(64);
    }

    @Test
    void banking77() {
        Dataset dataset =
                Samples.real("text-csv", List.of("text_banking77/train.csv"), List.of("text_banking77/test.csv"));
        assertThat(dataset.description().trainSize()).isEqualTo(10_003);
        assertThat(dataset.description().testSize()).isEqualTo(3_080);
        assertThat(dataset.description().classes()).hasSize(77).contains("card_arrival");
        Samples.soundSplit(dataset);
    }

    @Test
    void surnamesByCharacter() {
        Dataset dataset =
                Samples.real("text-folder", List.of("text_names18"), List.of(), "level", Json.text("character"));
        DatasetDescription names = dataset.description();
        assertThat(names.classes()).hasSize(18).startsWith("Arabic", "Chinese").doesNotContain("SOURCE");
        assertThat(names.trainSize() + names.testSize()).isBetween(20_000, 20_100);
        Split split = Samples.soundSplit(dataset);
        assertThat(((TextPreprocessing) split.preprocessing().input()).vocabulary())
                .contains("a", "A", "é", "'", " ");
    }

    @ParameterizedTest
    @CsvSource({
        "iris.csv, last, 150, 4, 3",
        "wine.csv, last, 178, 13, 3",
        "breast-cancer-wisconsin.csv, last, 699, 10, 2",
        "penguins.csv, species, 344, 10, 3",
        "titanic.csv, survived, 891, 36, 2"
    })
    void tables(String file, String label, int rows, int columns, int classes) {
        Dataset dataset = Samples.real("csv", List.of("tabular/" + file), List.of(), "label", Json.text(label));
        DatasetDescription table = dataset.description();
        assertThat(table.kind()).isEqualTo("tabular");
        assertThat(table.trainSize() + table.testSize()).isEqualTo(rows);
        assertThat(table.shape()).containsExactly(columns);
        assertThat(table.classes()).hasSize(classes);
        Samples.soundSplit(dataset);
    }

    @Test
    void aMeasuredLabelIsRegression() {
        Dataset dataset = Samples.real(
                "csv",
                List.of("tabular/titanic.csv"),
                List.of(),
                "label",
                Json.text("fare"),
                "drop",
                JsonFields.texts(List.of("alive", "class")));
        assertThat(dataset.description().classes()).isEmpty();
        Split split = Samples.soundSplit(dataset);
        TargetPreprocessing.Number fare =
                (TargetPreprocessing.Number) split.preprocessing().target();
        assertThat(fare.mean()).isBetween(28.0, 37.0);
        assertThat(((Targets.Values) split.train().targets()).values())
                .hasSize(split.train().size());
    }

    @Test
    void signsAreAZipOfPhotographs() {
        Dataset dataset = Samples.real(
                "image-folder",
                List.of("img_sign_digits_small/Dataset.zip"),
                List.of(),
                "size",
                JsonFields.numbers(List.of(32, 32)));
        assertDescribed(dataset, "image", List.of(3, 32, 32), 480, 120);
        assertThat(dataset.description().classes()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        Split split = Samples.soundSplit(dataset);
        ImagePreprocessing fitted = (ImagePreprocessing) split.preprocessing().input();
        for (int channel = 0; channel < 3; channel++) {
            assertThat(fitted.normalisation().mean()[channel]).isBetween(0.5, 0.8);
        }
    }

    private static Dataset series(String name) {
        String path = "ts_ucr_small/%1$s/%1$s_".formatted(name);
        return Samples.real("ts", List.of(path + "TRAIN.ts"), List.of(path + "TEST.ts"));
    }

    private static void assertDescribed(Dataset dataset, String kind, List<Integer> shape, int train, int test) {
        DatasetDescription description = dataset.description();
        assertThat(description.kind()).isEqualTo(kind);
        assertThat(description.shape()).isEqualTo(shape);
        assertThat(description.trainSize()).isEqualTo(train);
        assertThat(description.testSize()).isEqualTo(test);
        assertThat(description.checksum()).matches("[0-9a-f]{64}");
    }
}
