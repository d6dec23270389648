package dev.espalier.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesTest {
    private static final int LONGEST = 400;
    private static final Set<String> NOT_OURS = Set.of("node_modules", "dist", "target", ".git", "test-results");

    @Test
    void noFileIsLongerThanItMayBe() throws IOException {
        assertThat(tooLong(sources(Path.of("")))).isEmpty();
    }

    @Test
    void aFileThatIsTooLongIsNoticed(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("Long.java"), "// one\n".repeat(LONGEST + 1));
        Files.writeString(folder.resolve("Fair.tsx"), "// one\n".repeat(LONGEST));
        assertThat(tooLong(sources(folder))).containsExactly(folder.resolve("Long.java"));
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        assertThat(packages())
                .allSatisfy(folder ->
                        assertThat(folder.resolve("package-info.java")).exists());
    }

    private static Set<Path> packages() throws IOException {
        return sources(Path.of("src/main/java")).stream().map(Path::getParent).collect(Collectors.toSet());
    }

    private static List<Path> tooLong(List<Path> files) {
        return files.stream().filter(file -> lines(file) > LONGEST).toList();
    }

    private static int lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> sources(Path root) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().matches(".*\\.(java|ts|tsx)")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }
}
