package dev.espalier.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.espalier.dataset.core.Dataset;
import dev.espalier.dataset.core.Split;
import dev.espalier.dataset.image.CifarFormatTest;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.JsonFields;
import dev.espalier.study.DatasetDescription;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Failure;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data sets whose validation examples are in files of their own. */
class ValidationFilesTest {
    private static final Map<String, String> HEADERS =
            Map.of("csv", "x,y\n", "text-csv", "text,label\n", "ts", "@classLabel true a b\n@data\n");

    /** A row, given a number and a label. */
    private static final Map<String, String> ROWS = Map.of(
            "csv", "%d,%s\n",
            "csv-image", "%1$d,%1$d,%2$s\n",
            "ts", "%d,2:%s\n",
            "text-csv", "one two %d,%s\n",
            "text-tsv", "one two %d\t%s\n",
            "text-lines", "%2$s one two %1$d\n");

    @TempDir
    Path root;

    private Written files;

    @BeforeEach
    void files() {
        files = new Written(root);
    }

    @Test
    void everyTrainingExampleIsLearntFromAndTheFilesExamplesAreValidatedOn() {
        for (String format : ROWS.keySet()) {
            write(format, "train", 1, 2, 3, 4, 5);
            write(format, "validation", 7, 8, 9);
            write(format, "test", 11, 12);
            for (boolean stream : List.of(true, false)) {
                Dataset dataset = load(format, "test", stream);
                DatasetDescription description = dataset.description();
                assertThat(List.of(description.trainSize(), description.testSize()))
                        .as(format)
                        .containsExactly(5, 2);
                assertThat(description.validationSize()).contains(3);
                Split split = dataset.split(0.2, 1);
                assertThat(split.train().size()).isEqualTo(5);
                assertThat(Samples.labels(split.validation())).as(format).containsExactly(1, 0, 1);
                assertThat(Samples.labels(split.test())).as(format).containsExactly(1, 0);
                assertThat(split.preprocessing())
                        .as(format)
                        .isEqualTo(files.loadBoth(format, "train", "test", options(format, stream))
                                .split(0, 1)
                                .preprocessing());
            }
        }
    }

    @Test
    void withoutATestFileAFifthOfTheTrainingExamplesIsTheTest() {
        write("csv", "train", IntStream.rangeClosed(1, 50).toArray());
        write("csv", "validation", 7, 8, 9);
        Dataset dataset = load("csv", "", false);
        assertThat(dataset.description().trainSize()).isEqualTo(40);
        assertThat(dataset.description().testSize()).isEqualTo(10);
        assertThat(dataset.split(0.2, 1).validation().size()).isEqualTo(3);
        assertThat(dataset.description().testSize())
                .isEqualTo(files.load("csv", "train").description().testSize());
    }

    @Test
    void itsBytesAreOfTheChecksum() {
        write("csv", "train", 1, 2, 3, 4, 5);
        write("csv", "test", 1, 2);
        String without = files.loadBoth("csv", "train", "test", options("csv", false))
                .description()
                .checksum();
        write("csv", "validation", 7, 8, 9);
        String first = load("csv", "test", false).description().checksum();
        write("csv", "validation", 7, 8, 10);
        String second = load("csv", "test", false).description().checksum();
        assertThat(List.of(without, first, second)).doesNotHaveDuplicates();
    }

    @Test
    void foldsAreRefused() {
        write("csv", "train", 1, 2, 3, 4, 5);
        write("csv", "validation", 7, 8, 9);
        Dataset dataset = load("csv", "", false);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> dataset.folds(2, 1))
                .withMessageStartingWith("folds: is 2, but data set small has a validation file of its own");
    }

    @Test
    void whatIsWrongInItIsToldByItsLine() {
        write("csv", "train", 1, 2, 3, 4, 5);
        files.file("validation", "x,y\n1,a\n2,c\n");
        refuses("validation, line 3: found the class c; expected one of a, b", "csv");
        files.file("validation", "x,z\n1,a\n");
        refuses("validation, line 1: found the columns x, z; expected those of the training file", "csv");
        write("text-lines", "train", 1, 2, 3, 4, 5);
        files.file("validation", "a\n");
        refuses("validation, line 1: found a alone", "text-lines");
        DatasetSpec two = new DatasetSpec("small", "csv", List.of("train"), List.of("a", "b"), List.of(), Json.EMPTY);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> DatasetLoader.load(two, List.of(root)))
                .withMessageContaining("validation: has 2 paths; format csv takes 1: table");
    }

    @Test
    void noGroupIsInTwoFiles() {
        files.file("train", "who,x,y\n" + "p,1,a\nq,2,b\nr,3,a\ns,4,b\nt,5,a\n")
                .file("validation", "who,x,y\nu,1,a\nv,2,b\n")
                .file("test", "who,x,y\nw,1,a\nv,2,b\n");
        DatasetSpec spec = new DatasetSpec(
                "small",
                "csv",
                List.of("train"),
                List.of("validation"),
                List.of("test"),
                Samples.options("group", Json.text("who")));
        assertThatExceptionOfType(DatasetFailure.class)
                .isThrownBy(() -> DatasetLoader.load(spec, List.of(root)))
                .withMessage(
                        "test, line 3: is of group v, which is in the validation file too, at line 3; no group may be in both");
    }

    @Test
    void imagesOfFoldersAndBatchesAreValidatedOn() throws IOException {
        for (String part : List.of("train", "validation", "test")) {
            for (String label : List.of("a", "b")) {
                new ImageFiles()
                        .plain("1.png", 2, 2, 0xFF0000)
                        .plain("2.png", 2, 2, part.equals("train") ? 0x00FF00 : 0x0000FF)
                        .toFolder(root.resolve(part).resolve(label));
            }
        }
        Dataset folders = load("image-folder", "test", false);
        assertThat(folders.description().validationSize()).contains(4);
        assertThat(Samples.labels(folders.split(0.2, 1).validation())).containsExactly(0, 0, 1, 1);
        Files.write(root.resolve("train.bin"), CifarFormatTest.records(1, 0, 1, 0, 1));
        Files.write(root.resolve("validation.bin"), CifarFormatTest.records(1, 1, 1, 0));
        DatasetSpec batches = new DatasetSpec(
                "small",
                "cifar-binary",
                List.of("train.bin"),
                List.of("validation.bin"),
                List.of("train.bin"),
                Json.EMPTY);
        assertThat(Samples.labels(
                        DatasetLoader.load(batches, List.of(root)).split(0.2, 1).validation()))
                .containsExactly(1, 1, 0);
    }

    @Test
    void captionsOfTheSameImageAreNotInTwoFiles() {
        for (String name : List.of("1", "2", "3", "4", "5")) {
            new ImageFiles().plain(name + ".png", 2, 2, 0xFF0000).toFolder(root.resolve("images"));
        }
        files.file("train", "1\tA\n2\tB\n").file("validation", "3\tC\n").file("test", "4\tD\n3\tC\n");
        DatasetSpec spec = new DatasetSpec(
                "small",
                "captions",
                List.of("train", "images"),
                List.of("validation", "images"),
                List.of("test", "images"),
                Json.EMPTY);
        assertThatExceptionOfType(DatasetFailure.class)
                .isThrownBy(() -> DatasetLoader.describe(spec, List.of(root)))
                .withMessageStartingWith("test, line 2: is about image 3.png, which validation examples are about too");
        files.file("test", "4\tD\n");
        assertThat(DatasetLoader.describe(spec, List.of(root)).validationSize()).contains(1);
    }

    private void refuses(String message, String format) {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> load(format, "", false))
                .withMessageStartingWith(message);
    }

    /** Odd numbers are of class b, even ones of class a. */
    private void write(String format, String name, int... numbers) {
        StringBuilder rows = new StringBuilder(HEADERS.getOrDefault(format, ""));
        for (int number : numbers) {
            rows.append(ROWS.get(format).formatted(number, number % 2 == 0 ? "a" : "b"));
        }
        files.file(name, rows.toString());
    }

    private Dataset load(String format, String test, boolean stream) {
        return DatasetLoader.load(
                new DatasetSpec(
                        "small",
                        format,
                        List.of("train"),
                        List.of("validation"),
                        test.isEmpty() ? List.of() : List.of(test),
                        Samples.options(format.equals("image-folder") ? new Object[0] : options(format, stream))),
                List.of(root));
    }

    private static Object[] options(String format, boolean stream) {
        Json streamed = new Json.Bool(stream);
        return format.equals("csv-image")
                ? new Object[] {"stream", streamed, "shape", JsonFields.numbers(List.of(1, 1, 2))}
                : new Object[] {"stream", streamed};
    }
}
