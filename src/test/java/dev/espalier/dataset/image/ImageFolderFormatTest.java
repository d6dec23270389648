package dev.espalier.dataset.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.dataset.ImageFiles;
import dev.espalier.dataset.Samples;
import dev.espalier.dataset.Written;
import dev.espalier.dataset.core.Dataset;
import dev.espalier.dataset.core.Examples;
import dev.espalier.dataset.core.Split;
import dev.espalier.dataset.input.InputEncoder;
import dev.espalier.dataset.io.JsonFields;
import dev.espalier.dataset.io.Memory;
import dev.espalier.dataset.preprocessing.Preprocessing;
import dev.espalier.dataset.preprocessing.Resizing;
import dev.espalier.study.DatasetDescription;
import dev.espalier.study.Json;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderFormatTest {
    /** What is lost of a pixel from 0 to 1 where it is kept in 8 bits. */
    private static final float HALF_A_LEVEL = 0.5f / 255;

    private static final Json SIZE = JsonFields.numbers(List.of(2, 3));
    private static final Json AS_IT_IS = JsonFields.object(
            "mean", JsonFields.numbers(new double[3]), "deviation", JsonFields.numbers(List.of(1, 1, 1)));

    @TempDir
    Path root;

    private Written written;

    @BeforeEach
    void files() {
        written = new Written(root);
    }

    /** Five red images and two blue, of several forms and sizes. */
    private static ImageFiles redAndBlue(String top) {
        return new ImageFiles()
                .plain(top + "red/1.png", 4, 4, 0xFF0000)
                .plain(top + "red/2.jpg", 40, 30, 0xFF0000)
                .plain(top + "red/3.bmp", 2, 3, 0xFF0000)
                .plain(top + "red/deeper/4.gif", 9, 2, 0xFF0000)
                .plain(top + "red/5.PNG", 1, 1, 0xFF0000)
                .plain(top + "blue/1.png", 4, 4, 0x0000FF)
                .plain(top + "blue/2.png", 7, 5, 0x0000FF);
    }

    private static ImageFiles withJunk(ImageFiles files, String top) {
        byte[] junk = {1, 2, 3};
        return files.add(top + ".DS_Store", junk)
                .add(top + "red/Thumbs.db", junk)
                .add("__MACOSX/" + top + "red/._1.png", junk)
                .add(top + "red/.hidden/1.png", junk)
                .add(top + "README.md", junk);
    }

    @Test
    void aFolderAndAZipOfItAreTheSame() {
        withJunk(redAndBlue(""), "").toFolder(root.resolve("folder"));
        withJunk(redAndBlue(""), "").toZip(root.resolve("plain.zip"));
        withJunk(redAndBlue("all/"), "all/").toZip(root.resolve("within.zip"));
        float[] once = null;
        for (String path : List.of("folder", "plain.zip", "within.zip")) {
            Dataset dataset = written.load("image-folder", path, "size", SIZE, "normalise", AS_IT_IS);
            assertThat(dataset.description().classes()).containsExactly("blue", "red");
            assertThat(dataset.description().shape()).containsExactly(3, 2, 3);
            assertThat(dataset.description().trainSize()).isEqualTo(6);
            assertThat(dataset.description().testSize()).isEqualTo(1);
            assertColours(dataset.split(0, 1).train());
            float[] found = sorted(dataset.split(0, 1));
            once = once == null ? found : once;
            assertThat(found).isEqualTo(once);
        }
    }

    /** All pixels, of the training and of the test part. */
    private static float[] sorted(Split split) {
        float[] train = Samples.numbers(split.train().inputs());
        float[] test = Samples.numbers(split.test().inputs());
        float[] sorted = Arrays.copyOf(train, train.length + test.length);
        System.arraycopy(test, 0, sorted, train.length, test.length);
        Arrays.sort(sorted);
        return sorted;
    }

    private static void assertColours(Examples examples) {
        float[] pixels = Samples.numbers(examples.inputs());
        int[] labels = Samples.labels(examples);
        for (int i = 0; i < labels.length; i++) {
            float[] image = Arrays.copyOfRange(pixels, 18 * i, 18 * i + 18);
            float[] expected = new float[18];
            Arrays.fill(expected, labels[i] == 1 ? 0 : 12, labels[i] == 1 ? 6 : 18, 1);
            // Scaling works in whole levels, and may be off by one or two of them.
            assertThat(image).containsExactly(expected, within(4 * HALF_A_LEVEL));
        }
    }

    @Test
    void aTestFolderHasItsOwnImagesAndNoOtherClasses() {
        redAndBlue("").toFolder(root.resolve("train"));
        new ImageFiles().plain("red/1.png", 2, 2, 0xFF0000).toFolder(root.resolve("test"));
        Dataset dataset = written.loadBoth("image-folder", "train", "test", "size", SIZE);
        assertThat(dataset.description().trainSize()).isEqualTo(7);
        assertThat(dataset.description().testSize()).isEqualTo(1);
        new ImageFiles().plain("green/1.png", 2, 2, 0xFF0000).toFolder(root.resolve("test"));
        written.refusesTest(
                "test/green/1.png: found the class green; expected one of blue, red",
                "image-folder",
                "train",
                "test",
                "size",
                SIZE);
    }

    @Test
    void withoutASizeAllImagesMustBeOfOne() {
        redAndBlue("").toZip(root.resolve("mixed.zip"));
        written.refuses(
                "mixed.zip, entry blue/2.png: is 7 x 5, but blue/1.png is 4 x 4; option size",
                "image-folder",
                "mixed.zip");
        new ImageFiles()
                .plain("a/1.png", 5, 6, 0)
                .plain("b/1.png", 5, 6, 0)
                .plain("b/2.png", 5, 6, 0)
                .toFolder(root.resolve("even"));
        assertThat(written.load("image-folder", "even").description().shape()).containsExactly(3, 5, 6);
    }

    @Test
    void greyIsToldByLookingUnlessSaid() {
        byte[] grey = ImageFiles.encoded(new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY), "png");
        ImageFiles files =
                new ImageFiles().add("a/1.png", grey).add("b/1.png", grey).add("b/2.png", grey);
        files.toFolder(root.resolve("grey"));
        assertThat(written.load("image-folder", "grey").description().shape()).containsExactly(1, 2, 3);
        assertThat(written.load("image-folder", "grey", "color", Json.text("rgb"))
                        .description()
                        .shape())
                .containsExactly(3, 2, 3);
        files.plain("b/3.png", 2, 3, 0x00FF00).toFolder(root.resolve("some"));
        assertThat(written.load("image-folder", "some").description().shape()).containsExactly(3, 2, 3);
        Dataset made = written.load(
                "image-folder",
                "some",
                "color",
                Json.text("grey"),
                "normalise",
                JsonFields.object("mean", JsonFields.numbers(List.of(0)), "deviation", JsonFields.numbers(List.of(1))));
        assertThat(made.description().shape()).containsExactly(1, 2, 3);
        assertThat(sorted(made.split(0, 1))).endsWith(150 / 255f, 150 / 255f);
    }

    @Test
    void picturesAreSquashedCroppedOrPadded() {
        // Left half black, right half white, twice as wide as high.
        BufferedImage wide = new BufferedImage(8, 4, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < 4; y++) {
            for (int x = 4; x < 8; x++) {
                wide.setRGB(x, y, 0xFFFFFF);
            }
        }
        byte[] file = ImageFiles.encoded(wide, "png");
        new ImageFiles()
                .add("a/1.png", file)
                .add("b/1.png", file)
                .add("b/2.png", file)
                .toFolder(root.resolve("wide"));
        // At the edge the filter takes a share of the other half.
        assertThat(first("squash")).containsExactly(new float[] {0, 1, 0, 1}, within(0.15f));
        assertThat(first("crop")).containsExactly(new float[] {0, 1, 0, 1}, within(0.15f));
        // One row of the two pixels that keep their proportions, in the middle of what would be two: above.
        assertThat(first("pad")).containsExactly(new float[] {0, 1, 0, 0}, within(0.15f));
    }

    /** The first image as two by two grey pixels, and the same of it given for prediction. */
    private float[] first(String resize) {
        Dataset dataset = written.load(
                "image-folder",
                "wide",
                "size",
                JsonFields.numbers(List.of(2, 2)),
                "resize",
                Json.text(resize),
                "color",
                Json.text("grey"),
                "normalise",
                JsonFields.object("mean", JsonFields.numbers(List.of(0)), "deviation", JsonFields.numbers(List.of(1))));
        Split split = dataset.split(0, 1);
        float[] first = Arrays.copyOf(Samples.numbers(split.train().inputs()), 4);
        Preprocessing stored = Preprocessing.fromJson(split.preprocessing().toJson());
        assertThat(stored).isEqualTo(split.preprocessing());
        assertThat(Samples.numbers(new InputEncoder(stored).encodeImage(root.resolve("wide/a/1.png"))))
                .containsExactly(first, within(HALF_A_LEVEL));
        return first;
    }

    @Test
    void croppingKeepsTheMiddle() {
        float[] plane = new float[5 * 3];
        for (int row = 0; row < 5; row++) {
            Arrays.fill(plane, 3 * row, 3 * row + 3, row);
        }
        assertThat(Resizing.CROP.apply(plane, 5, 3, 3, 3)).containsExactly(1, 1, 1, 2, 2, 2, 3, 3, 3);
        assertThat(Resizing.PAD.apply(plane, 5, 3, 5, 5))
                .containsExactly(0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 2, 2, 2, 0, 0, 3, 3, 3, 0, 0, 4, 4, 4, 0);
    }

    @Test
    void whatIsNoImageIsNamedWithThePathAndTheReason() {
        BufferedImage noise = new BufferedImage(64, 64, BufferedImage.TYPE_3BYTE_BGR);
        Random random = new Random(4);
        for (int i = 0; i < 64 * 64; i++) {
            noise.setRGB(i % 64, i / 64, random.nextInt());
        }
        byte[] jpeg = ImageFiles.encoded(noise, "jpg");
        byte[] png = ImageFiles.encoded(noise, "png");
        refusesImage(
                "x.png", "hello, world".getBytes(java.nio.charset.StandardCharsets.UTF_8), "is no image; expected");
        refusesImage("x.png", new byte[0], "is no image");
        refusesImage("x.jpg", Arrays.copyOf(jpeg, jpeg.length / 2), "ends early; copy or download it again");
        refusesImage("x.png", Arrays.copyOf(png, png.length / 2), "is damaged");
        refusesImage("x.txt", new byte[] {65, 66, 67}, "is no image");
    }

    private void refusesImage(String name, byte[] content, String message) {
        redAndBlue("").add("red/" + name, content).toZip(root.resolve("damaged.zip"));
        written.refuses("damaged.zip, entry red/" + name + ": " + message, "image-folder", "damaged.zip", "size", SIZE);
        redAndBlue("").add("red/" + name, content).toFolder(root.resolve("of-" + name));
        written.refuses("of-" + name + "/red/" + name + ": " + message, "image-folder", "of-" + name, "size", SIZE);
    }

    @Test
    void whatLiesInNoClassIsNamed() {
        redAndBlue("").plain("stray.png", 2, 2, 0).toZip(root.resolve("stray.zip"));
        written.refuses(
                "stray.zip, entry stray.png: lies in no class's folder", "image-folder", "stray.zip", "size", SIZE);
        new ImageFiles().add("README.md", new byte[3]).toZip(root.resolve("none.zip"));
        written.refuses("none.zip: holds no images", "image-folder", "none.zip");
        new ImageFiles()
                .plain("only/1.png", 2, 2, 0)
                .plain("only/2.png", 2, 2, 0)
                .toZip(root.resolve("one.zip"));
        written.refuses("every training example is of class only", "image-folder", "one.zip");
        written.file("text.zip", "no zip");
        written.refuses("text.zip: is neither a folder nor a sound zip", "image-folder", "text.zip");
    }

    @Test
    void aPictureOfManyPixelsIsReadAndOneOfTooManyRefused() {
        BufferedImage wide = new BufferedImage(1200, 1000, BufferedImage.TYPE_BYTE_BINARY);
        redAndBlue("").add("red/wide.png", ImageFiles.encoded(wide, "png")).toFolder(root.resolve("wide"));
        assertThat(written.load("image-folder", "wide", "size", SIZE)
                        .description()
                        .trainSize())
                .isEqualTo(6);
        int side = (int) Math.sqrt(Math.min(64_000_000, Memory.mostPixels())) + 1;
        byte[] bomb = ImageFiles.encoded(new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY), "png");
        assertThat(bomb.length).isLessThan(1 << 20);
        redAndBlue("").add("red/bomb.png", bomb).toFolder(root.resolve("bomb"));
        written.refuses(
                "bomb/red/bomb.png: has %,d pixels; at most".formatted((long) side * side),
                "image-folder",
                "bomb",
                "size",
                SIZE);
    }

    @Test
    void anEntryThatUnpacksToTooMuchIsRefused() {
        redAndBlue("").add("red/bomb.png", new byte[Memory.mostImageFile() + 1]).toZip(root.resolve("bomb.zip"));
        written.refuses("bomb.zip, entry red/bomb.png: is larger than the", "image-folder", "bomb.zip", "size", SIZE);
    }

    @Test
    void anEntrysPathIsOnlyAName() throws IOException {
        redAndBlue("")
                .plain("../../outside/1.png", 2, 2, 0)
                .plain("/red/absolute.png", 2, 2, 0xFF0000)
                .toZip(root.resolve("slip.zip"));
        Dataset dataset = written.load("image-folder", "slip.zip", "size", SIZE);
        assertThat(dataset.description().classes()).containsExactly("blue", "red");
        assertThat(dataset.description().trainSize() + dataset.description().testSize())
                .isEqualTo(8);
        try (var left = Files.list(root)) {
            assertThat(left).containsExactly(root.resolve("slip.zip"));
        }
    }

    @Test
    void aLinkOutOfTheRootIsRefused(@TempDir Path outside) throws IOException {
        redAndBlue("").toFolder(root.resolve("linked"));
        Files.write(outside.resolve("secret.png"), ImageFiles.filled("png", 2, 2, 0));
        Files.createSymbolicLink(root.resolve("linked/red/secret.png"), outside.resolve("secret.png"));
        written.refuses("linked/red/secret.png: is a link that leaves the data root", "image-folder", "linked");
    }

    @Test
    void aChangedImageIsAnotherDataSet() {
        redAndBlue("").toFolder(root.resolve("set"));
        String once =
                written.load("image-folder", "set", "size", SIZE).description().checksum();
        assertThat(written.load("image-folder", "set", "size", SIZE)
                        .description()
                        .checksum())
                .isEqualTo(once);
        new ImageFiles().plain("red/1.png", 4, 4, 0xFE0000).toFolder(root.resolve("set"));
        assertThat(written.load("image-folder", "set", "size", SIZE)
                        .description()
                        .checksum())
                .isNotEqualTo(once);
    }

    @Test
    void whatToNormaliseByMustSuitTheImages() {
        redAndBlue("").toFolder(root.resolve("set"));
        Json one =
                JsonFields.object("mean", JsonFields.numbers(List.of(0)), "deviation", JsonFields.numbers(List.of(1)));
        written.refuses(
                "options.normalise: has 1 mean; the images have 3 channels",
                "image-folder",
                "set",
                "size",
                SIZE,
                "normalise",
                one);
        Json none =
                JsonFields.object("mean", JsonFields.numbers(List.of(0)), "deviation", JsonFields.numbers(List.of(0)));
        written.refuses("options.normalise: must be \"standardise\", or", "image-folder", "set", "normalise", none);
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> written.load("image-folder", "set", "resize", Json.text("melt")))
                .withMessageContaining("options.resize: must be one of squash, crop, pad");
    }

    @Test
    void imagesFarBelowTheirClassAreFoundInAFolderAsInAZip() {
        ImageFiles files = redAndBlue("").plain("blue/1/2/3/4/5/6/deep.png", 4, 4, 0x0000FF);
        files.toFolder(root.resolve("folder"));
        files.toZip(root.resolve("file.zip"));
        for (String path : List.of("folder", "file.zip")) {
            DatasetDescription found =
                    written.load("image-folder", path, "size", SIZE).description();
            assertThat(found.trainSize() + found.testSize()).isEqualTo(8);
        }
    }

    @Test
    void notesBesideTheImagesChangeNoChecksum() {
        redAndBlue("").toFolder(root.resolve("set"));
        String bare =
                written.load("image-folder", "set", "size", SIZE).description().checksum();
        withJunk(new ImageFiles(), "").toFolder(root.resolve("set"));
        assertThat(written.load("image-folder", "set", "size", SIZE)
                        .description()
                        .checksum())
                .isEqualTo(bare);
    }
}
