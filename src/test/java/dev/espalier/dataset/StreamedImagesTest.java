package dev.espalier.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.espalier.dataset.core.Dataset;
import dev.espalier.dataset.core.Examples;
import dev.espalier.dataset.core.Inputs;
import dev.espalier.dataset.core.Split;
import dev.espalier.dataset.core.Streamed;
import dev.espalier.dataset.image.CifarFormatTest;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Memory;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Json;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamedImagesTest {
    private static final Json YES = new Json.Bool(true);

    @TempDir
    Path root;

    @BeforeEach
    void files() throws IOException {
        Files.write(root.resolve("a.bin"), CifarFormatTest.records(1, 0, 1, 2, 0, 1, 2, 0, 1, 2));
        Files.write(root.resolve("b.bin"), CifarFormatTest.records(1, 2, 1, 0, 2, 1, 0));
        byte[] images = new byte[40 * 6];
        new Random(3).nextBytes(images);
        Files.write(
                root.resolve("images"),
                ByteBuffer.allocate(16 + images.length)
                        .putInt(0x803)
                        .putInt(40)
                        .putInt(2)
                        .putInt(3)
                        .put(images)
                        .array());
        ByteBuffer labels = ByteBuffer.allocate(48).putInt(0x801).putInt(40);
        IntStream.range(0, 40).forEach(i -> labels.put((byte) (i % 4)));
        Files.write(root.resolve("labels"), labels.array());
        ImageFiles pictures = new ImageFiles();
        for (int i = 0; i < 12; i++) {
            pictures.plain("%s/%d.%s".formatted(i % 2 == 0 ? "a" : "b", i, i % 3 == 0 ? "jpg" : "png"), 5, 4, 9999 * i);
        }
        pictures.toFolder(root.resolve("pictures"));
        pictures.toZip(root.resolve("pictures.zip"));
    }

    private Dataset load(String format, List<String> train, Object... options) {
        return DatasetLoader.load(
                new DatasetSpec("set", format, train, List.of(), Samples.options(options)), List.of(root));
    }

    @Test
    void whatIsStreamedIsTheSameAsWhatIsHeld() {
        assertSame("cifar-binary", List.of("a.bin", "b.bin"));
        assertSame("idx", List.of("images", "labels"));
        assertSame("image-folder", List.of("pictures"));
        assertSame("image-folder", List.of("pictures.zip"));
    }

    /** By the seed of the test fifth, which follows from the files' bytes alone. */
    private void assertSame(String format, List<String> train) {
        Split held = load(format, train).split(0.25, 3);
        Split streamed = load(format, train, "stream", YES).split(0.25, 3);
        assertThat(streamed.preprocessing()).isEqualTo(held.preprocessing());
        assertThat(streamed.train().inputs()).isInstanceOf(Streamed.class);
        assertThat(held.train().inputs()).isInstanceOf(Inputs.Dense.class);
        List<Examples> parts = List.of(streamed.train(), streamed.validation(), streamed.test());
        List<Examples> others = List.of(held.train(), held.validation(), held.test());
        for (int part = 0; part < 3; part++) {
            assertThat(Samples.numbers(parts.get(part).inputs()))
                    .isEqualTo(Samples.numbers(others.get(part).inputs()))
                    .isNotEmpty();
            assertThat(Samples.labels(parts.get(part))).isEqualTo(Samples.labels(others.get(part)));
        }
        Split fold = load(format, train, "stream", YES).folds(3, 1).split(1);
        assertThat(Samples.numbers(fold.validation().inputs()))
                .isEqualTo(Samples.numbers(
                        load(format, train).folds(3, 1).split(1).validation().inputs()));
    }

    @Test
    void whatIsMoreThanTheMemoryIsStreamedUnlessThatIsForbidden() throws IOException {
        int each = 4096 * 4096;
        int count = (int) (Memory.mostNumbers() / (long) each) + 2;
        try (RandomAccessFile file = new RandomAccessFile(root.resolve("large").toFile(), "rw")) {
            file.setLength(16 + (long) count * each);
            file.write(ByteBuffer.allocate(16)
                    .putInt(0x803)
                    .putInt(count)
                    .putInt(4096)
                    .putInt(4096)
                    .array());
        }
        ByteBuffer labels = ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count);
        IntStream.range(0, count).forEach(i -> labels.put((byte) (i % 2)));
        Files.write(root.resolve("large-labels"), labels.array());
        Dataset dataset = load("idx", List.of("large", "large-labels"));
        Split split = dataset.split(0.2, 1);
        assertThat(split.train().inputs()).isInstanceOf(Streamed.class);
        assertThat(Samples.numbers(((Streamed) split.validation().inputs()).read(new int[] {0})))
                .hasSize(each);
        assertThatExceptionOfType(DatasetFailure.class)
                .isThrownBy(() -> load("idx", List.of("large", "large-labels"), "stream", new Json.Bool(false)))
                .withMessageContaining(
                        "large: has %,d pixels, and option stream is false".formatted(each * (long) count));
    }

    @Test
    void whatIsDamagedAfterwardsIsNamed() throws IOException {
        Split records =
                load("cifar-binary", List.of("a.bin", "b.bin"), "stream", YES).split(0, 1);
        Split pictures =
                load("image-folder", List.of("pictures"), "stream", YES).split(0, 1);
        try (RandomAccessFile file = new RandomAccessFile(root.resolve("a.bin").toFile(), "rw")) {
            file.setLength(100);
        }
        for (int i = 0; i < 12; i++) {
            Files.deleteIfExists(root.resolve("pictures/a/" + i + ".png"));
        }
        assertThatExceptionOfType(DatasetFailure.class)
                .isThrownBy(() -> Samples.numbers(records.train().inputs()))
                .withMessageMatching("a.bin, offset [0-9,]+: ends here, .* within an image; it was longer .*");
        assertThatExceptionOfType(DatasetFailure.class)
                .isThrownBy(() -> Samples.numbers(pictures.train().inputs()))
                .withMessageMatching("pictures/a/\\d+.png: is gone; put it back, .*");
    }
}
