package dev.espalier.dataset.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.espalier.dataset.DatasetLoader;
import dev.espalier.dataset.Samples;
import dev.espalier.dataset.core.Dataset;
import dev.espalier.dataset.core.Examples;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.JsonFields;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class CifarFormatTest {
    private static final Json AS_IT_IS = JsonFields.object(
            "mean", JsonFields.numbers(new double[3]), "deviation", JsonFields.numbers(List.of(1, 1, 1)));

    @TempDir
    Path root;

    /** Records of the given labels; the first pixel of each channel tells the image and the channel. */
    public static byte[] records(int labelsEach, int... labels) {
        int record = labelsEach + 3072;
        byte[] bytes = new byte[labels.length / labelsEach * record];
        new Random(1).nextBytes(bytes);
        for (int i = 0; i < labels.length; i++) {
            bytes[i / labelsEach * record + i % labelsEach] = (byte) labels[i];
        }
        for (int image = 0; image < labels.length / labelsEach; image++) {
            for (int channel = 0; channel < 3; channel++) {
                bytes[image * record + labelsEach + channel * 1024] = (byte) (10 * image + channel);
            }
        }
        return bytes;
    }

    private Dataset load(List<String> train, List<String> test, Object... options) {
        return DatasetLoader.load(
                new DatasetSpec("small", "cifar-binary", train, test, Samples.options(options)), List.of(root));
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        Files.write(root.resolve(name), bytes);
    }

    private void fails(String message, Object... options) {
        assertThatExceptionOfType(DatasetFailure.class)
                .isThrownBy(() -> load(List.of("a.bin", "b.bin"), List.of(), options))
                .withMessageContaining(message);
    }

    @Test
    void batchesAreReadOneAfterTheOther() throws IOException {
        write("a.bin", records(1, 0, 1, 2));
        write("b.bin", records(1, 9, 1));
        write("t.bin", records(1, 2));
        Dataset dataset = load(List.of("a.bin", "b.bin"), List.of("t.bin"), "normalise", AS_IT_IS);
        assertThat(dataset.description().shape()).containsExactly(3, 32, 32);
        assertThat(dataset.description().classes()).containsExactly("0", "1", "2", "9");
        assertThat(dataset.description().trainSize()).isEqualTo(5);
        assertThat(dataset.description().testSize()).isEqualTo(1);
        Examples train = dataset.split(0, 1).train();
        float[] pixels = Samples.numbers(train.inputs());
        int[] sums = new int[4];
        for (int i = 0; i < 5; i++) {
            int first = Math.round(255 * pixels[3072 * i]);
            assertThat(Math.round(255 * pixels[3072 * i + 1024])).isEqualTo(first + 1);
            assertThat(Math.round(255 * pixels[3072 * i + 2048])).isEqualTo(first + 2);
            sums[Samples.labels(train)[i]] += first;
        }
        // Images 0, 1, 2 of the first batch and 0, 1 of the second.
        assertThat(sums).containsExactly(0, 10 + 10, 20, 0);
    }

    @Test
    void aFolderHoldsTheBatchesOfBothParts() throws IOException {
        write("set/data_batch_1.bin", records(1, 0, 1, 2));
        write("set/data_batch_2.bin", records(1, 0, 1));
        write("set/test_batch.bin", records(1, 0));
        write("set/readme.html", new byte[7]);
        Dataset dataset = load(List.of("set"), List.of("set"));
        assertThat(dataset.description().trainSize()).isEqualTo(5);
        assertThat(dataset.description().testSize()).isEqualTo(1);
        write("empty/readme.html", new byte[7]);
        assertThatExceptionOfType(DatasetFailure.class)
                .isThrownBy(() -> load(List.of("empty"), List.of()))
                .withMessage("empty: holds no .bin file; expected batches as CIFAR has them in its binary version");
    }

    @Test
    void ofTwoLabelsTheFineOneCountsUnlessSaid() throws IOException {
        write("train.bin", records(2, 3, 70, 3, 71, 19, 99));
        write("test.bin", records(2, 3, 99));
        Dataset fine = load(List.of("train.bin"), List.of("test.bin"));
        assertThat(fine.description().classes()).containsExactly("70", "71", "99");
        Dataset coarse = load(List.of("train.bin"), List.of("test.bin"), "label", Json.text("coarse"));
        assertThat(coarse.description().classes()).containsExactly("3", "19");
    }

    @Test
    void labelsCanBeNamed() throws IOException {
        write("a.bin", records(1, 0, 1, 2));
        write("b.bin", records(1, 0, 1));
        List<String> names = List.of("plane", "car", "bird");
        assertThat(load(List.of("a.bin", "b.bin"), List.of(), "classes", JsonFields.texts(names))
                        .description()
                        .classes())
                .isEqualTo(names);
        fails(
                "a.bin, offset 6,146: found the label 2; expected 0 to 1",
                "classes",
                JsonFields.texts(names.subList(0, 2)));
    }

    @Test
    void aPackedBatchIsTheSame() throws IOException {
        write("a.bin", records(1, 0, 1, 2));
        write("b.bin", records(1, 0, 1));
        float[] plain = Samples.numbers(
                load(List.of("a.bin"), List.of("b.bin")).split(0, 1).train().inputs());
        try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(root.resolve("a.bin")))) {
            stream.write(records(1, 0, 1, 2));
        }
        assertThat(Samples.numbers(load(List.of("a.bin"), List.of("b.bin"))
                        .split(0, 1)
                        .train()
                        .inputs()))
                .isEqualTo(plain);
        fails("a.bin: is packed, and the images are not kept in memory; unpack it", "stream", new Json.Bool(true));
    }

    @Test
    void damageIsNamedWithTheFileAndTheOffset() throws IOException {
        write("a.bin", records(1, 0, 1, 2));
        write("b.bin", Arrays.copyOf(records(1, 0, 1), 5000));
        fails(
                "b.bin, offset 5,000: ends within image 1, which begins at offset 3,073; expected whole records of 3,073");
        write("b.bin", records(1, 0, 200));
        fails("b.bin, offset 3,073: found the label 200; expected 0 to 9");
        write("b.bin", new byte[0]);
        fails("b.bin: is empty");
        write("b.bin", records(2, 1, 2));
        fails("ends within image", "variant", Json.text("cifar-10"));
    }
}
