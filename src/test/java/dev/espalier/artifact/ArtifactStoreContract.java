package dev.espalier.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.study.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every artifact store must do. */
abstract class ArtifactStoreContract {
    @TempDir
    Path outside;

    /** The store under test, empty at first. */
    abstract ArtifactStore store();

    @Test
    void whatWasPutComesBackWithItsSizeAndChecksum() throws IOException {
        Path file = file("weights", "abc");

        Artifact artifact = store().put("study/3/checkpoint-9", file);

        assertThat(artifact)
                .isEqualTo(new Artifact(
                        "study/3/checkpoint-9", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        assertThat(store().get("study/3/checkpoint-9"))
                .hasValueSatisfying(path -> assertThat(path).hasContent("abc"));
    }

    @Test
    void putTakesTheFileOver() throws IOException {
        Path file = file("weights", "abc");

        store().put("study/3/model", file);

        assertThat(file).doesNotExist();
    }

    @Test
    void anEmptyFileIsAnArtifact() throws IOException {
        assertThat(store().put("study/empty", file("empty", "")).size()).isZero();
        assertThat(store().get("study/empty"))
                .hasValueSatisfying(path -> assertThat(path).isEmptyFile());
    }

    @Test
    void theNewestOfSeveralPutsUnderOneNameCounts() throws IOException {
        for (int put = 0; put < 12; put++) {
            store().put("study/3/best", file("weights", "put " + put));
        }

        assertThat(store().get("study/3/best"))
                .hasValueSatisfying(path -> assertThat(path).hasContent("put 11"));
    }

    @Test
    void anUnknownNameIsEmpty() {
        assertThat(store().get("study/3/nothing")).isEmpty();
    }

    @Test
    void deletingTakesTheArtifactAndAllBelowItAndNothingElse() throws IOException {
        for (String name : List.of("a", "a/0/model", "a/1/model", "ab", "ab/0/model", "b/a")) {
            store().put(name, file("file", name));
        }

        store().delete("a");

        assertThat(store().get("a")).isEmpty();
        assertThat(store().get("a/0/model")).isEmpty();
        assertThat(store().get("a/1/model")).isEmpty();
        for (String name : List.of("ab", "ab/0/model", "b/a")) {
            assertThat(store().get(name))
                    .hasValueSatisfying(path -> assertThat(path).hasContent(name));
        }
    }

    @Test
    void deletingWhatIsNotThereIsNoError() {
        store().delete("nobody/0");

        assertThat(store().get("nobody/0")).isEmpty();
    }

    @Test
    void aDeletedNameCanBePutAgain() throws IOException {
        store().put("a/0/model", file("file", "old"));
        store().delete("a");

        store().put("a/0/model", file("file", "new"));

        assertThat(store().get("a/0/model"))
                .hasValueSatisfying(path -> assertThat(path).hasContent("new"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../a",
                "a/../b",
                "a/..",
                "/etc/passwd",
                "a//b",
                "a/",
                "a\\b",
                "C:\\a",
                "a\u0000b",
                "a\nb",
                ".hidden",
                "a/.arriving",
                "a b",
                "ä",
                "-rf"
            })
    void aNameThatCouldLeadElsewhereIsRefused(String name) throws IOException {
        Path file = file("weights", "abc");

        assertThatThrownBy(() -> store().put(name, file))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("artifact: the name");
        assertThatThrownBy(() -> store().get(name)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> store().delete(name)).isInstanceOf(InvalidInput.class);
        assertThat(file).hasContent("abc");
    }

    @Test
    void aNameOfEndlessLengthIsRefused() {
        assertThatThrownBy(() -> store().get("a".repeat(129))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> store().get("a/".repeat(300) + "a")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void putsAndGetsAtOnceSeeOnlyWholeArtifacts() throws Exception {
        Random random = new Random(7);
        List<Future<?>> done = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < 8; thread++) {
                String own = "study/" + thread + "/model";
                String content = "x".repeat(1 + random.nextInt(200_000));
                done.add(threads.submit(() -> putAndGet(own, content)));
            }
            for (Future<?> one : done) {
                one.get();
            }
        }
        assertThat(store().get("study/shared")).isPresent();
    }

    private Void putAndGet(String own, String content) throws IOException {
        for (int round = 0; round < 5; round++) {
            store().put(own, newFile(content));
            store().put("study/shared", newFile(content));
            assertThat(store().get(own))
                    .hasValueSatisfying(path -> assertThat(path).hasContent(content));
            Optional<Path> shared = store().get("study/shared");
            assertThat(shared).isPresent();
        }
        return null;
    }

    private Path newFile(String content) throws IOException {
        return Files.writeString(Files.createTempFile(outside, "new", ""), content);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(outside.resolve(name), content);
    }
}
