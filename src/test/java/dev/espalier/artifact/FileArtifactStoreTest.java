package dev.espalier.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileArtifactStoreTest extends ArtifactStoreContract {
    @TempDir
    Path directory;

    private FileArtifactStore store;

    @BeforeEach
    void open() {
        store = new FileArtifactStore(directory.resolve("artifacts"));
    }

    @Override
    ArtifactStore store() {
        return store;
    }

    @Test
    void artifactsOutliveTheStoreThatTookThem() throws IOException {
        store.put("study/3/model", file("abc"));

        open();

        assertThat(store.get("study/3/model"))
                .hasValueSatisfying(path -> assertThat(path).hasContent("abc"));
    }

    @Test
    void aBitThatFlippedIsReportedWithBothChecksums() throws IOException {
        Artifact artifact = store.put("study/3/model", file("abc"));
        Files.writeString(store.get("study/3/model").orElseThrow(), "abd");

        assertThatThrownBy(() -> store.get("study/3/model"))
                .isInstanceOf(DamagedArtifact.class)
                .hasMessageContaining("study/3/model")
                .hasMessageContaining(artifact.sha256())
                .hasMessageContaining("a52d159f262b2c6ddb724a61840befc36eb30c88877a4030b65cbe86298449c9");
    }

    @Test
    void aTruncatedArtifactIsReported() throws IOException {
        store.put("study/3/model", file("abc"));
        Files.writeString(store.get("study/3/model").orElseThrow(), "ab");

        assertThatThrownBy(() -> store.get("study/3/model")).isInstanceOf(DamagedArtifact.class);
    }

    @Test
    void openingClearsAwayWhatAnInterruptedPutLeft() throws IOException {
        Path leftover = directory.resolve("artifacts/.arriving/half");
        Files.writeString(leftover, "half a file");

        open();

        assertThat(leftover).doesNotExist();
    }

    @Test
    void aPutThatDiedBeforeItRemovedItsPredecessorStillCounts() throws IOException {
        store.put("study/3/model", file("old"));
        Path old = store.get("study/3/model").orElseThrow();
        byte[] oldBytes = Files.readAllBytes(old);
        store.put("study/3/model", file("new"));
        Files.write(old, oldBytes);

        open();

        assertThat(store.get("study/3/model"))
                .hasValueSatisfying(path -> assertThat(path).hasContent("new"));
        store.put("study/3/model", file("newest"));
        assertThat(filesOf("study/3")).hasSize(1);
    }

    @Test
    void aReplacedArtifactLeavesNothingBehind() throws IOException {
        store.put("study/3/best", file("one"));
        store.put("study/3/best", file("two"));

        assertThat(filesOf("study/3")).hasSize(1);
    }

    @Test
    void whatIsNoFileIsRefused() throws IOException {
        Path link = Files.createSymbolicLink(outside.resolve("link"), file("abc"));

        assertThatThrownBy(() -> store.put("study/3/model", link)).isInstanceOf(StorageFailure.class);
        assertThatThrownBy(() -> store.put("study/3/model", directory.resolve("absent")))
                .isInstanceOf(StorageFailure.class)
                .hasMessageContaining("The artifact study/3/model could not be stored: it is not a file");
        assertThat(store.get("study/3/model")).isEmpty();
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamed() throws IOException {
        Path occupied = file("a file where the directory should be");

        assertThatThrownBy(() -> new FileArtifactStore(occupied))
                .isInstanceOf(StorageFailure.class)
                .hasMessageContaining(occupied.toString());
    }

    @Test
    void whyTheDiskRefusedIsSaidWithoutItsPaths() throws IOException {
        store.put("study/3/model", file("abc"));
        Files.writeString(directory.resolve("artifacts/study/3/folder"), "a file where a folder should be");

        assertThatThrownBy(() -> store.put("study/3/folder/model", file("abc")))
                .isInstanceOf(StorageFailure.class)
                .hasMessageStartingWith("The artifact study/3/folder/model could not be stored: ")
                .hasMessageNotContaining(directory.toString());
    }

    private List<Path> filesOf(String folder) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("artifacts").resolve(folder))) {
            return files.toList();
        }
    }

    private Path file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(outside, "file", ""), content);
    }
}
