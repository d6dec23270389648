package dev.espalier.dataset.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.dataset.Samples;
import dev.espalier.dataset.Written;
import dev.espalier.dataset.core.Dataset;
import dev.espalier.dataset.core.Inputs;
import dev.espalier.dataset.core.Split;
import dev.espalier.dataset.core.Streamed;
import dev.espalier.dataset.io.DataFile;
import dev.espalier.dataset.io.JsonFields;
import dev.espalier.dataset.io.Memory;
import dev.espalier.dataset.pixel.HeldRows;
import dev.espalier.dataset.pixel.PixelRows;
import dev.espalier.dataset.pixel.ScratchRows;
import dev.espalier.dataset.preprocessing.ImagePreprocessing;
import dev.espalier.dataset.preprocessing.Normalisation;
import dev.espalier.study.Json;
import dev.espalier.testing.Rounding;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvImageFormatTest {
    private static final Json SHAPE = JsonFields.numbers(List.of(1, 2, 2));

    @TempDir
    Path root;

    private Written files;

    @BeforeEach
    void files() {
        files = new Written(root);
    }

    @Test
    void pixelsStandAroundTheLabel() {
        files.file("plain.csv", "0,0,8,16,a\n4,4,4,4,b\n16,0,0,0,a\n")
                .file("first.csv", "kind,p0,p1,p2,p3\na,0,0,8,16\nb,4,4,4,4\na,16,0,0,0\n");
        Dataset plain = files.loadBoth("csv-image", "plain.csv", "plain.csv", "shape", SHAPE);
        Dataset first =
                files.loadBoth("csv-image", "first.csv", "first.csv", "shape", SHAPE, "label", Json.text("first"));
        Split split = plain.split(0, 0);
        assertThat(Samples.numbers(split.test().inputs()))
                .isEqualTo(Samples.numbers(first.split(0, 0).test().inputs()));
        ImagePreprocessing fitted = (ImagePreprocessing) split.preprocessing().input();
        assertThat(fitted.scale()).isEqualTo(16);
        assertThat(fitted.normalisation().mean()[0]).isCloseTo(56.0 / 12 / 16, within(Rounding.DOUBLE));
    }

    @Test
    void everyChannelIsNormalisedByItself() {
        files.file("colour.csv", "0,10,0.5,a\n2,10,0.25,b\n1,10,0.75,a\n");
        Split split = files.loadBoth(
                        "csv-image",
                        "colour.csv",
                        "colour.csv",
                        "shape",
                        JsonFields.numbers(List.of(3, 1, 1)),
                        "scale",
                        Json.number(10))
                .split(0, 0);
        Normalisation fitted = ((ImagePreprocessing) split.preprocessing().input()).normalisation();
        assertThat(fitted.mean()).containsExactly(0.1, 1, 0.05);
        assertThat(fitted.standardDeviation()[1]).isEqualTo(1);
    }

    @Test
    void aSlipIsNamedByLineAndColumn() {
        files.file("word.csv", "1,2,3,4,a\n1,2,x,4,b\n")
                .file("huge.csv", "1,2,3,4,a\n1,2,1e300,4,b\n")
                .file("narrow.csv", "1,2,3,a\n")
                .file("uneven.csv", "1,2,3,4,a\n1,2,3,4,5,b\n")
                .file("unlabelled.csv", "1,2,3,4,a\n1,2,3,4,\n")
                .file("header.csv", "a,b,c,d,e\n");
        refuses("word.csv, line 2: column 2: found x; expected the number of a pixel", "word.csv");
        refuses("huge.csv, line 2: column 2: found 1e300; expected the number of a pixel", "huge.csv");
        refuses("narrow.csv, line 1: found 4 columns; expected 5: 1 x 2 x 2 pixels and a label", "narrow.csv");
        refuses("uneven.csv, line 2: found 6 columns; expected 5", "uneven.csv");
        refuses("unlabelled.csv, line 2: has no label", "unlabelled.csv");
        refuses("header.csv: has a header but no rows below it", "header.csv");
    }

    @Test
    void whatIsStreamedIsTheSameAsWhatIsHeld() throws IOException {
        Random random = new Random(4);
        String rows = IntStream.range(0, 60)
                .mapToObj(
                        row -> random.ints(12, 0, 17).mapToObj(String::valueOf).collect(Collectors.joining(","))
                                + (row % 3 == 0 ? ",Ämter\n" : ",b\n"))
                .collect(Collectors.joining());
        files.file("plain.csv", rows).file("test.csv", rows.substring(0, rows.indexOf('\n') + 1));
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(root.resolve("packed.csv.gz")))) {
            packed.write(rows.getBytes(StandardCharsets.UTF_8));
        }
        Json shape = JsonFields.numbers(List.of(3, 2, 2));
        for (String train : List.of("plain.csv", "packed.csv.gz")) {
            Split held = files.loadBoth("csv-image", train, "test.csv", "shape", shape)
                    .split(0.25, 3);
            Split streamed = files.loadBoth(
                            "csv-image", train, "test.csv", "shape", shape, "stream", new Json.Bool(true))
                    .split(0.25, 3);
            assertThat(held.train().inputs()).isInstanceOf(Inputs.Dense.class);
            assertThat(streamed.train().inputs()).isInstanceOf(Streamed.class);
            assertThat(streamed.preprocessing()).isEqualTo(held.preprocessing());
            assertThat(Samples.numbers(streamed.train().inputs()))
                    .isEqualTo(Samples.numbers(held.train().inputs()));
            assertThat(Samples.numbers(streamed.test().inputs()))
                    .isEqualTo(Samples.numbers(held.test().inputs()));
            assertThat(Samples.labels(streamed.train())).isEqualTo(Samples.labels(held.train()));
        }
    }

    @Test
    void aFileThatCouldHoldMoreThanTheMemoryIsStreamed() throws IOException {
        DataFile file = new DataFile("large.csv", root.resolve("large.csv"), root);
        try (RandomAccessFile large = new RandomAccessFile(file.path().toFile(), "rw")) {
            large.setLength(2L * Memory.mostNumbers() + 2);
        }
        try (PixelRows decided = PixelRows.of(Optional.empty(), 1, 4, List.of(file));
                PixelRows held = PixelRows.of(Optional.of(false), 1, 4, List.of(file))) {
            assertThat(decided).isInstanceOf(ScratchRows.class);
            assertThat(held).isInstanceOf(HeldRows.class);
        }
    }

    @Test
    void whatCannotBeStreamedIsNamed() {
        files.file("tenths.csv", "0,1,2,3,a\n0,0.5,2,3,b\n");
        files.refuses(
                "tenths.csv, line 2: found a pixel of 0.5; of images that are not held in memory, all are whole numbers",
                "csv-image",
                "tenths.csv",
                "shape",
                SHAPE,
                "stream",
                new Json.Bool(true));
    }

    @Test
    void aLabelThatIsNotTextIsNamed() throws IOException {
        Files.write(root.resolve("latin.csv"), "1,2,3,4,a\n1,2,3,4,\u00E4\n".getBytes(StandardCharsets.ISO_8859_1));
        refuses("latin.csv, line 2: byte 0xE4 at offset 18 is not UTF-8; say by option encoding", "latin.csv");
    }

    @Test
    void theShapeIsNeeded() {
        files.file("plain.csv", "0,0,8,16,a\n");
        files.refuses("options.shape: is needed: channels, height, width", "csv-image", "plain.csv");
        files.refuses(
                "options.shape: must be a list of 3 whole numbers from 1 to 4096",
                "csv-image",
                "plain.csv",
                "shape",
                JsonFields.numbers(List.of(2, 2)));
        files.refuses(
                "options.shape: has 2 channels; it takes 1 (grey) or 3",
                "csv-image",
                "plain.csv",
                "shape",
                JsonFields.numbers(List.of(2, 2, 1)));
    }

    private void refuses(String message, String file) {
        files.refuses(message, "csv-image", file, "shape", SHAPE);
    }

    @Test
    void aTestFileWhoseHeaderIsAnotherIsRefused() {
        files.file("train.csv", "p0,p1,y\n1,2,a\n3,4,b\n5,6,a\n")
                .file("turned.csv", "\np1,p0,y\n1,2,a\n")
                .file("bare.csv", "1,2,a\n");
        Json shape = JsonFields.numbers(List.of(1, 1, 2));
        files.refusesTest(
                "turned.csv, line 2: found the columns p1, p0, y; expected those of the training file, p0, p1, y",
                "csv-image",
                "train.csv",
                "turned.csv",
                "shape",
                shape);
        assertThat(files.loadBoth("csv-image", "train.csv", "bare.csv", "shape", shape)
                        .description()
                        .testSize())
                .isEqualTo(1);
    }
}
