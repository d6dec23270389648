package dev.espalier.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.dataset.image.CifarFormatTest;
import dev.espalier.dataset.io.JsonFields;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Failure;
import dev.espalier.study.Json;
import dev.espalier.testing.Property;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a file, the data set is read, or refused with the file's name. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CorruptFilesTest {
    @TempDir
    Path root;

    @Test
    void tables() {
        StringBuilder rows = new StringBuilder("x,colour,y\n");
        for (int i = 0; i < 30; i++) {
            rows.append(i % 7 == 0 ? "" : i * 0.5).append(i % 3 == 0 ? ",\"a, b\"," : ",red,");
            rows.append(i % 2 == 0 ? "yes\n" : "no\n");
        }
        damage("csv", List.of("table.csv"), bytes(rows), 80);
    }

    @Test
    void rowsOfPixels() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            rows.append("%d,%d,%d,%d,%d\n".formatted(i, i * 3, 255 - i, 7, i % 3));
        }
        Json shape = JsonFields.numbers(List.of(1, 2, 2));
        damage("csv-image", List.of("pixels.csv"), bytes(rows), 80, "shape", shape);
    }

    @Test
    void series() {
        StringBuilder rows =
                new StringBuilder("@problemName p\n@univariate false\n@dimensions 2\n@classLabel true a b\n@data\n");
        for (int i = 0; i < 20; i++) {
            rows.append("%d.5,2,?:%d,1e-3,4:%s\n".formatted(i, i, i % 2 == 0 ? "a" : "b"));
        }
        damage("ts", List.of("series.ts"), bytes(rows), 80);
    }

    @Test
    void texts() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            rows.append("a text of émigrés no ").append(i).append(i % 2 == 0 ? "\tham\n" : "\tspam\n");
        }
        damage("text-tsv", List.of("texts.tsv"), bytes(rows), 60);
        damage(
                "text-csv",
                List.of("texts.csv"),
                bytes(new StringBuilder(rows.toString().replace('\t', ','))),
                60);
        write("folder/good.txt", bytes(new StringBuilder("fine\nwell\ngreat\nnice\n")));
        write("folder/bad.txt", bytes(new StringBuilder("awful\nbad\nworse\nill\n")));
        damage("text-folder", List.of("folder"), List.of("folder/good.txt"), 60);
    }

    @Test
    void vectors() {
        write("words.csv", bytes(new StringBuilder("tea,a\ncake,b\ntea cake,a\ncake,b\ntea,a\n")));
        write("vectors.txt", bytes(new StringBuilder("3 3\ntea 1 2 3\ncake 0.5 -1 2\nbread 1 1 1\n")));
        damage("text-csv", List.of("words.csv"), List.of("vectors.txt"), 80, "vectors", Json.text("vectors.txt"));
    }

    @Test
    void idx() {
        byte[] images = new byte[20 * 6];
        new Random(2).nextBytes(images);
        ByteBuffer header = ByteBuffer.allocate(16 + images.length);
        header.putInt(0x803).putInt(20).putInt(2).putInt(3).put(images);
        write("images", header.array());
        ByteBuffer labels = ByteBuffer.allocate(28).putInt(0x801).putInt(20);
        IntStream.range(0, 20).forEach(i -> labels.put((byte) (i % 3)));
        write("labels", labels.array());
        damage("idx", List.of("images", "labels"), List.of("images", "labels"), 80);
        write("packed", packed(header.array()));
        damage("idx", List.of("packed", "labels"), List.of("packed"), 80);
    }

    @Test
    void cifar() {
        damage("cifar-binary", List.of("batch.bin"), CifarFormatTest.records(1, 0, 1, 2, 0, 1, 2), 60);
    }

    @Test
    void pictures() {
        BufferedImage noise = new BufferedImage(24, 20, BufferedImage.TYPE_3BYTE_BGR);
        Random random = new Random(4);
        for (int i = 0; i < 24 * 20; i++) {
            noise.setRGB(i % 24, i / 24, random.nextInt());
        }
        Json size = JsonFields.numbers(List.of(4, 4));
        for (String form : List.of("png", "jpg", "gif", "bmp", "tif")) {
            ImageFiles files = new ImageFiles();
            for (int i = 0; i < 6; i++) {
                files.add((i % 2 == 0 ? "a/" : "b/") + i + "." + form, ImageFiles.encoded(noise, form));
            }
            files.toFolder(root.resolve("of-" + form));
            damage("image-folder", List.of("of-" + form), List.of("of-" + form + "/a/0." + form), 30, "size", size);
            files.toZip(root.resolve(form + ".zip"));
            damage("image-folder", List.of(form + ".zip"), List.of(form + ".zip"), 15, "size", size);
        }
    }

    @Test
    void captionsAndQuestions() {
        ImageFiles images = new ImageFiles();
        StringBuilder captions = new StringBuilder("image\ttitle\n");
        StringBuilder questions = new StringBuilder("[");
        for (int i = 0; i < 8; i++) {
            images.plain(i + ".png", 5, 4, 3000 * i);
            captions.append(i).append("\tA picture of an émigré, no ").append(i).append('\n');
            questions.append("[\"what is it?\", \"%s\", %d],\n".formatted(i % 2 == 0 ? "yes" : "no", i));
        }
        images.toZip(root.resolve("images.zip"));
        damage("captions", List.of("captions.tsv", "images.zip"), bytes(captions), 60);
        questions.append("{\"question\": \"is it?\", \"answer\": \"yes\", \"image\": \"1.png\"}]");
        damage("vqa", List.of("questions.json", "images.zip"), bytes(questions), 60);
        write("answers.txt", bytes(new StringBuilder("yes\nno\n")));
        damage(
                "vqa",
                List.of("questions.json", "images.zip"),
                List.of("answers.txt"),
                30,
                "answers",
                Json.text("answers.txt"));
    }

    private void damage(String format, List<String> train, byte[] content, int tries, Object... options) {
        write(train.getFirst(), content);
        damage(format, train, train, tries, options);
    }

    /** Damages each of {@code files} in many ways, and puts it right again. */
    private void damage(String format, List<String> train, List<String> files, int tries, Object... options) {
        DatasetSpec spec = new DatasetSpec("set", format, train, List.of(), Samples.options(options));
        load(spec);
        for (String file : files) {
            byte[] sound = read(file);
            List<String> refusals = new ArrayList<>();
            Property.check(1, tries, random -> {
                write(file, damaged(sound, random));
                try {
                    load(spec);
                } catch (Failure refused) {
                    refusals.add(refused.getMessage());
                    assertThat(refused.getMessage())
                            .contains(file.substring(0, Math.min(6, file.length())))
                            .doesNotContain("null");
                }
            });
            assertThat(refusals).hasSizeGreaterThan(tries / 20);
            write(file, sound);
        }
    }

    private void load(DatasetSpec spec) {
        if (List.of("captions", "vqa").contains(spec.format())) {
            DatasetLoader.describe(spec, List.of(root));
        } else {
            DatasetLoader.load(spec, List.of(root)).split(0, 1);
        }
    }

    private static byte[] damaged(byte[] sound, RandomGenerator random) {
        byte[] damaged = sound.clone();
        switch (random.nextInt(4)) {
            case 0 -> damaged = Arrays.copyOf(sound, random.nextInt(sound.length));
            case 1 -> {
                int from = random.nextInt(sound.length);
                Arrays.fill(
                        damaged, from, Math.min(sound.length, from + 1 + random.nextInt(40)), (byte) random.nextInt());
            }
            default -> {
                for (int i = 0; i < 1 + random.nextInt(5); i++) {
                    damaged[random.nextInt(sound.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
        }
        return damaged;
    }

    private static byte[] bytes(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
            stream.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    private byte[] read(String name) {
        try {
            return Files.readAllBytes(root.resolve(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void write(String name, byte[] bytes) {
        try {
            Files.createDirectories(root.resolve(name).getParent());
            Files.write(root.resolve(name), bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
