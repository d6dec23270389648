package dev.espalier.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.espalier.dataset.core.Dataset;
import dev.espalier.dataset.core.Split;
import dev.espalier.dataset.io.DatasetFailure;
import dev.espalier.dataset.io.Memory;
import dev.espalier.study.DatasetSpec;
import dev.espalier.study.Failure;
import dev.espalier.study.InvalidInput;
import dev.espalier.study.Json;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetLoaderTest {
    @TempDir
    Path folder;

    private Path root;
    private Written files;

    @BeforeEach
    void files() throws IOException {
        root = Files.createDirectory(folder.resolve("root"));
        files = new Written(root).file("table.csv", "1,a\n2,b\n3,a\n4,b\n5,a\n6,b\n7,a\n8,b\n9,a\n10,b\n");
        Files.writeString(folder.resolve("secret.csv"), "1,a\n2,b\n3,a\n");
    }

    @Test
    void aMissingFileIsNamedAndNotWhereTheRootLies() {
        files.refuses("nowhere.csv: no such file in the server's data root", "csv", "nowhere.csv");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> DatasetLoader.load(spec("table.csv"), List.of()))
                .withMessageContaining("the server has no data root; start it with --data-root DIR");
    }

    @Test
    void aPathThatLeavesTheRootIsRefused() throws IOException {
        Files.createSymbolicLink(root.resolve("link.csv"), folder.resolve("secret.csv"));
        Files.createDirectory(root.resolve("inner"));
        Files.createSymbolicLink(root.resolve("inner/up"), folder);
        for (String path : List.of("../secret.csv", "inner/../../secret.csv", "link.csv", "inner/up/secret.csv")) {
            files.refuses(path + ": leaves the data root; paths are relative to, and stay within, it", "csv", path);
        }
        files.refuses("is not a path", "csv", "nul\0.csv");
    }

    @Test
    void aFileLargerThanTheMemoryIsRefusedWhereItMayNotBeStreamed() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(root.resolve("large.csv").toFile(), "rw")) {
            file.setLength(Memory.mostText() + 1L);
        }
        assertThatExceptionOfType(DatasetFailure.class)
                .isThrownBy(() -> files.load("csv", "large.csv", "stream", new Json.Bool(false)))
                .withMessageMatching(
                        "large.csv: brings the text to more than the [0-9,]+ bytes that are held, .*stream is false; .*-Xmx.*")
                .satisfies(failure -> assertThat(failure.category()).isEqualTo(Failure.Category.TOO_LARGE));
    }

    @Test
    void aLinkWithinTheRootIsFollowed() throws IOException {
        Files.createSymbolicLink(root.resolve("link.csv"), root.resolve("table.csv"));
        assertThat(files.load("csv", "link.csv").description().trainSize()).isEqualTo(8);
    }

    @Test
    void aLinkInAFolderOfTextsMayNotLeaveTheRoot() throws IOException {
        Files.writeString(folder.resolve("secret.txt"), "secret\n");
        files.file("names/A.txt", "x\ny\n");
        Files.createSymbolicLink(root.resolve("names/b.txt"), folder.resolve("secret.txt"));
        files.refuses("names/b.txt: is a link that leaves the data root", "text-folder", "names");
    }

    @Test
    void rootsAreLookedThroughInTheirOrder() throws IOException {
        Path second = Files.createDirectory(folder.resolve("second"));
        Files.writeString(second.resolve("other.csv"), "1,a\n2,b\n3,a\n4,b\n");
        Dataset dataset = DatasetLoader.load(spec("other.csv"), List.of(root, second));
        assertThat(dataset.description().trainSize()).isEqualTo(3);
    }

    @Test
    void anUnknownFormatIsAnsweredWithTheKnownOnes() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> files.load("parquet", "table.csv"))
                .withMessage(
                        "format: parquet is unknown; known are "
                                + "idx, csv-image, image-folder, cifar-binary, csv, ts, text-csv, text-tsv, text-folder, text-lines, captions, vqa, generated");
        assertThat(DatasetFormats.names()).contains("idx", "ts", "text-tsv", "generated");
    }

    @Test
    void aFifthIsSetAsideAndAlwaysTheSame() {
        Dataset once = files.load("csv", "table.csv");
        assertThat(once.description().trainSize()).isEqualTo(8);
        assertThat(once.description().testSize()).isEqualTo(2);
        Split first = once.split(0, 1);
        Split again =
                files.load("csv", "table.csv", "header", new Json.Bool(false)).split(0, 2);
        assertThat(Samples.numbers(again.test().inputs()))
                .isEqualTo(Samples.numbers(first.test().inputs()));
        assertThat(Samples.counts(Samples.labels(first.test()), 2)).containsExactly(1, 1);
    }

    @Test
    void theChecksumTellsFilesAndReadingsApart() {
        String checksum = files.load("csv", "table.csv").description().checksum();
        assertThat(files.load("csv", "table.csv").description().checksum()).isEqualTo(checksum);
        assertThat(files.load("csv", "table.csv", "label", Json.text("last"))
                        .description()
                        .checksum())
                .isNotEqualTo(checksum);
        files.file("table.csv", "1,a\n2,b\n3,a\n4,b\n5,a\n");
        assertThat(files.load("csv", "table.csv").description().checksum()).isNotEqualTo(checksum);
    }

    private static DatasetSpec spec(String train) {
        return new DatasetSpec("small", "csv", List.of(train), List.of(), Samples.options());
    }

    @Test
    void anAbsolutePathIsRefusedThoughItLiesWithinTheRoot() {
        for (Path path : List.of(folder.resolve("secret.csv"), root.resolve("table.csv"))) {
            files.refuses(
                    path + ": is an absolute path; paths are relative to, and stay within, the server's data root",
                    "csv",
                    path.toString());
        }
    }

    @Test
    void whatAFolderIsCalledAndNotesInItChangeNoChecksum() {
        for (String folder : List.of("once", "again/deeper")) {
            files.file(folder + "/Greek.txt", "Adamou\nAgelakos\nAlexio\n")
                    .file(folder + "/Irish.txt", "Aodh\nAhearn\n");
        }
        String checksum = files.load("text-folder", "once").description().checksum();
        files.file("again/deeper/README.txt", "Names.").file("again/deeper/notes.md", "Names.");
        assertThat(files.load("text-folder", "again/deeper").description().checksum())
                .isEqualTo(checksum);
        files.file("again/deeper/Irish.txt", "Aodh\nAhearn\nBran\n");
        assertThat(files.load("text-folder", "again/deeper").description().checksum())
                .isNotEqualTo(checksum);
    }

    @Test
    void aFolderOfTextsTakesVectorsFromAFile() {
        files.file("names/Greek.txt", "Adamou\nAgelakos\nAlexio\n")
                .file("names/Irish.txt", "Aodh\nAhearn\nBran\n")
                .file("vectors.txt", "adamou 1 2\naodh 3 4\n");
        Dataset dataset =
                files.load("text-folder", "names", "vectors", Json.text("vectors.txt"), "min_count", Json.number(1));
        assertThat(dataset.split(0, 0).vectors().orElseThrow().width()).isEqualTo(2);
    }
}
