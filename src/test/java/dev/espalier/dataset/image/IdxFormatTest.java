package dev.espalier.dataset.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.espalier.dataset.DatasetLoader;
import dev.espalier.dataset.Samples;
import dev.espalier.dataset.core.Dataset;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.JsonFields;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Failure;
import dev.espalier.study.InvalidInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFormatTest {
    private static final byte[] IMAGES = images(10, 2, 3);
    private static final byte[] LABELS = labels(5, 7, 5, 7, 5, 7, 5, 7, 5, 7);

    @TempDir
    Path root;

    @BeforeEach
    void soundFiles() throws IOException {
        write("images", IMAGES);
        write("labels", LABELS);
    }

    @Test
    void plainAndPackedFilesAreTheSame() throws IOException {
        Dataset plain = load();
        assertThat(plain.description().shape()).containsExactly(1, 2, 3);
        assertThat(plain.description().classes()).containsExactly("5", "7");
        assertThat(plain.description().trainSize()).isEqualTo(8);
        float[] expected = Samples.numbers(plain.split(0, 1).train().inputs());
        write("images", packed(IMAGES));
        write("labels", packed(LABELS));
        assertThat(load().description().classes()).containsExactly("5", "7");
        assertThat(Samples.numbers(load().split(0, 1).train().inputs())).hasSameSizeAs(expected);
    }

    @Test
    void classesCanBeNamed() {
        List<String> names = List.of("a", "b", "c", "d", "e", "f", "g", "h");
        assertThat(load("classes", JsonFields.texts(names)).description().classes())
                .isEqualTo(names);
        assertFails(
                DatasetFailure.class,
                "labels, offset 9: label 7 has no name; option classes names the 6 labels from 0 to 5",
                "classes",
                JsonFields.texts(names.subList(0, 6)));
    }

    @Test
    void aTruncatedFileIsNamedWithTheOffsetWhereItEnds() throws IOException {
        write("images", Arrays.copyOf(IMAGES, 40));
        assertFails("images, offset 40: ends here; expected 76 bytes in all, as its header declares");
        write("images", Arrays.copyOf(IMAGES, 9));
        assertFails("images, offset 9: ends within the header of 16 bytes");
        write("images", new byte[0]);
        assertFails("images: is empty");
    }

    @Test
    void aTruncatedGzipIsNamedWithTheUnpackedOffset() throws IOException {
        byte[] large = packed(images(5000, 2, 3));
        write("images", Arrays.copyOf(large, large.length / 2));
        write("labels", labels(new int[5000]));
        DatasetFailure failure = assertFails("the gzip file ends early");
        assertThat(failure.file()).isEqualTo("images");
        assertThat(failure.place())
                .hasValueSatisfying(place -> assertThat(place)
                        .isInstanceOfSatisfying(
                                DatasetFailure.Place.Offset.class,
                                offset -> assertThat(offset.bytes()).isGreaterThan(16)));
    }

    @Test
    void aDamagedGzipIsNamed() throws IOException {
        byte[] damaged = packed(IMAGES);
        Arrays.fill(damaged, 10, damaged.length - 8, (byte) 0xFF);
        write("images", damaged);
        assertFails("images, offset 0: the gzip file is damaged");
    }

    @Test
    void aFileThatGoesOnIsRefused() throws IOException {
        write("labels", Arrays.copyOf(LABELS, LABELS.length + 1));
        assertFails("labels, offset 18: goes on here; expected the end");
    }

    @Test
    void aWrongMagicNumberIsShownWithTheRightOne() throws IOException {
        write("images", LABELS);
        assertFails("images, offset 0: starts with 0x00000801; expected the magic number 0x00000803 of IDX images");
    }

    @Test
    void aHeaderThatDeclaresTooMuchIsRefusedBeforeAnythingIsRead() throws IOException {
        write(
                "images",
                ByteBuffer.allocate(16)
                        .putInt(0x803)
                        .putInt(2_000_000_000)
                        .putInt(28)
                        .putInt(28)
                        .array());
        assertFails("images, offset 16: ends here; expected 1,568,000,000,016 bytes in all");
        write("images", packed(Files.readAllBytes(root.resolve("images"))));
        assertThat(assertFails("images: declares 1,568,000,000,016 bytes and is packed")
                        .category())
                .isEqualTo(Failure.Category.TOO_LARGE);
        write(
                "images",
                ByteBuffer.allocate(16)
                        .putInt(0x803)
                        .putInt(-4)
                        .putInt(28)
                        .putInt(28)
                        .array());
        assertFails("images, offset 4: declares a count of -4");
    }

    @Test
    void asManyLabelsAsImagesAreExpected() throws IOException {
        write("labels", labels(1, 2, 3));
        assertFails("labels, offset 4: has 3 labels; expected 10, one for each image in images");
    }

    @Test
    void oneClassAloneIsRefused() throws IOException {
        write("labels", labels(3, 3, 3, 3, 3, 3, 3, 3, 3, 3));
        assertFails("every training example is of class 3; a classifier needs at least two classes");
    }

    @Test
    void aTestFileMustFitTheTrainingFile() throws IOException {
        write("other-images", images(2, 3, 3));
        write("other-labels", labels(5, 6));
        DatasetSpec spec = new DatasetSpec(
                "small",
                "idx",
                List.of("images", "labels"),
                List.of("other-images", "other-labels"),
                Samples.options());
        assertThatExceptionOfType(DatasetFailure.class)
                .isThrownBy(() -> DatasetLoader.load(spec, List.of(root)))
                .withMessage("other-images: has images of 3 x 3; expected 2 x 3, as the training file has");
        write("other-images", images(2, 2, 3));
        assertThatExceptionOfType(DatasetFailure.class)
                .isThrownBy(() -> DatasetLoader.load(spec, List.of(root)))
                .withMessage("other-labels, offset 9: found the class 6; expected one of 5, 7");
    }

    @Test
    void twoPathsAreExpected() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Samples.load(root, "idx", "images"))
                .withMessage("train: has 1 paths; format idx takes 2: images, labels");
    }

    private Dataset load(Object... options) {
        return DatasetLoader.load(
                new DatasetSpec("small", "idx", List.of("images", "labels"), List.of(), Samples.options(options)),
                List.of(root));
    }

    private DatasetFailure assertFails(String message) {
        return assertFails(DatasetFailure.class, message);
    }

    private <F extends Failure> F assertFails(Class<F> type, String message, Object... options) {
        try {
            load(options);
        } catch (Failure failure) {
            assertThat(failure).isInstanceOf(type).hasMessageContaining(message);
            return type.cast(failure);
        }
        throw new AssertionError("expected a failure: " + message);
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(root.resolve(name), bytes);
    }

    private static byte[] images(int count, int height, int width) {
        ByteBuffer buffer = ByteBuffer.allocate(16 + count * height * width);
        buffer.putInt(0x803).putInt(count).putInt(height).putInt(width);
        for (int i = 0; buffer.hasRemaining(); i++) {
            buffer.put((byte) (i * 37 + i / 7));
        }
        return buffer.array();
    }

    private static byte[] labels(int... labels) {
        ByteBuffer buffer = ByteBuffer.allocate(8 + labels.length).putInt(0x801).putInt(labels.length);
        for (int label : labels) {
            buffer.put((byte) label);
        }
        return buffer.array();
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
            stream.write(bytes);
        }
        return packed.toByteArray();
    }
}
