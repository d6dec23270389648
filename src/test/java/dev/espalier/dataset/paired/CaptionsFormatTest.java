package dev.espalier.dataset.paired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.dataset.ImageFiles;
import dev.espalier.dataset.ImageTextPairs;
import dev.espalier.dataset.Written;
import dev.espalier.study.DatasetDescription;
import dev.espalier.study.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionsFormatTest {
    private static final List<String> TRAIN = List.of("captions.tsv", "images");

    @TempDir
    Path root;

    private Written files;
    private ImageTextPairs captions;

    @BeforeEach
    void files() {
        captions = new ImageTextPairs(root, "captions");
        new ImageFiles()
                .plain("photos/a.png", 4, 3, 0xFF0000)
                .plain("photos/b.jpg", 4, 3, 0x00FF00)
                .plain("photos/c.png", 4, 3, 0x0000FF)
                .plain("photos/never-named.png", 9, 9, 0)
                .toFolder(root.resolve("images"));
        files = new Written(root).file("captions.tsv", """
                a.png\t1939\tA house, by a "river"
                a.png\t1939\tA house
                b.jpg\t1940\tTwo trees on a hill
                c.png\t1940\tNothing much
                """);
    }

    @Test
    void captionsAreDescribedWithTheirImages() {
        DatasetDescription set = captions.describe(TRAIN, List.of());
        assertThat(set.kind()).isEqualTo("caption");
        assertThat(set.shape()).containsExactly(3, 4, 3, 8);
        assertThat(set.classes()).isEmpty();
        assertThat(set.trainSize()).isEqualTo(3);
        assertThat(set.testSize()).isEqualTo(1);
        assertThat(set.groups()).contains(2);
        assertThat(set.checksum()).matches("[0-9a-f]{64}");
    }

    @Test
    void anImageWithSeveralCaptionsIsHeldOnceAndOneWithoutIsPassedOver() {
        RawImageTextPairs set = captions.read(TRAIN);
        assertThat(set.pictureOf()).containsExactly(0, 0, 1, 2);
        assertThat(set.pictures().size()).isEqualTo(3);
        assertThat(set.division().groups()).contains(set.pictureOf());
        assertThat(set.texts().words()).startsWith("a", "house", ",", "by", "\"", "river");
    }

    @Test
    void aTestHasImagesOfItsOwn() {
        new ImageFiles().plain("d.png", 4, 3, 0).toZip(root.resolve("test.zip"));
        files.file("test.tsv", "d.png\t1941\tA field\n").file("more.tsv", "d.png\t1\tA field\nb.jpg\t1\tTrees\n");
        DatasetDescription set = captions.describe(TRAIN, List.of("test.tsv", "test.zip"));
        assertThat(set.trainSize()).isEqualTo(4);
        assertThat(set.testSize()).isEqualTo(1);
        captions.refusesTest(
                "more.tsv, line 2: is about image b.jpg, which is none of the 1 in test.zip",
                TRAIN,
                List.of("more.tsv", "test.zip"));
        captions.refusesTest(
                "captions.tsv, line 1: is about image photos/a.png, which training examples are about too; no image may be in both",
                TRAIN,
                TRAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "|", "\t"})
    void cellsAreDividedAsIsSaidAndAFirstRowThatNamesNoImageIsAHeader(String delimiter) {
        String rows = "photos/a%1$sA house%1$sann\nb.jpg%1$sTrees%1$sbob\n".formatted(delimiter);
        files.file("with.csv", "file%1$stitle%1$sby\n".formatted(delimiter) + rows)
                .file("without.csv", rows);
        Json between = Json.text(delimiter);
        Json title = Json.text("title");
        RawImageTextPairs with = captions.read(List.of("with.csv", "images"), "delimiter", between, "caption", title);
        RawImageTextPairs without =
                captions.read(List.of("without.csv", "images"), "delimiter", between, "caption", Json.number(1));
        assertThat(with.pictureOf()).containsExactly(0, 1).isEqualTo(without.pictureOf());
        assertThat(with.texts().words())
                .containsExactly("a", "house", "trees")
                .isEqualTo(without.texts().words());
    }

    @Test
    void cellsInQuotationMarksMayHoldWhatDividesOthers() {
        files.file("quoted.csv", "title,file\n\"A house, by a\nriver\",a\nTrees,b\n");
        RawImageTextPairs set = captions.read(
                List.of("quoted.csv", "images"),
                "delimiter",
                Json.text(","),
                "image",
                Json.text("file"),
                "caption",
                Json.text("title"));
        assertThat(set.texts().words()).containsExactly("a", "house", ",", "by", "river", "trees");
    }

    @Test
    void columnsThatAreNotThereAreToldTogether() {
        files.file("table.tsv", "file\tby\ttitle\na\tann\tA house\nb\tbob\tTrees\n");
        List<String> train = List.of("table.tsv", "images");
        captions.refuses(
                "options.image: table.tsv has no column picture; its columns are file, by, title; "
                        + "options.caption: table.tsv has no column words; its columns are file, by, title",
                train,
                "image",
                Json.text("picture"),
                "caption",
                Json.text("words"));
        captions.refuses(
                "options.caption: names the column of the images, file, too", train, "caption", Json.text("first"));
        files.file("comma.csv", "a.png,A house\nb.jpg,Trees\n");
        captions.refuses(
                "comma.csv, line 1: found one column divided by tabs, but 2 divided by commas; if these were meant, set option delimiter to \",\"",
                List.of("comma.csv", "images"));
    }

    @Test
    void aWrongRowIsNamedByItsLine() {
        refusesTable(
                "a.png\tA house\nz.png\tTrees\n", ", line 2: is about image z.png, which is none of the 4 in images");
        refusesTable(
                "z.png\tTrees\na.png\tA house\n", ", line 1: is about image z.png, which is none of the 4 in images");
        refusesTable("12\tTrees\na.png\tA house\n", ", line 1: is about image 12, which is none of the 4 in images");
        refusesTable("a.png\tA house\nb.jpg\t \n", ", line 2: has an empty caption; fill it in, or leave it out");
        refusesTable("a.png\tA house\n\tTrees\n", ", line 2: names no image; expected one for each caption");
        refusesTable("a.png\tA house\nb.jpg\n", ", line 2: found 1 columns; expected 2, as in the first row");
        refusesTable("file\ttitle\n", ": has a header but no rows below it; expected a caption in each");
        refusesTable("", ": is empty; expected rows of cells");
    }

    private void refusesTable(String content, String message) {
        files.file("wrong.tsv", content);
        captions.refuses("wrong.tsv" + message, List.of("wrong.tsv", "images"));
    }

    @Test
    void captionsOfOneImageAloneLeaveNoneForTheTest() {
        files.file("one.tsv", "a.png\tA house\na.png\tA roof\n");
        captions.refuses(
                "one.tsv, images: has 2 examples about one image, and no image to spare for the test: all that are about one image stay together, and the last of a class stays to be learnt from; name test files",
                List.of("one.tsv", "images"));
    }

    @Test
    void aDamagedImageIsNamed() {
        new ImageFiles()
                .plain("a.png", 4, 3, 0)
                .add("b.jpg", new byte[] {9, 9, 9})
                .plain("c.png", 4, 3, 0)
                .toZip(root.resolve("damaged.zip"));
        captions.refuses(
                "damaged.zip, entry b.jpg: is no image; expected a file of the form PNG, JPEG, GIF, BMP or TIFF",
                List.of("captions.tsv", "damaged.zip"));
    }

    @Test
    void itIsNotTrainedOn() {
        captions.cannotBeTrainedOn(
                "dataset: scenes is of images with captions; no model trains on those yet, so take a data set of images, series, texts or rows of a table",
                TRAIN);
    }
}
