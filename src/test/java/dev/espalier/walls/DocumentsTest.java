package dev.espalier.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {
    /** Such as {@code `coordinator/StudyMachine`}. */
    private static final Pattern SOURCE = Pattern.compile("`((?:[a-z]+/)+[A-Z]\\w*)`");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/architecture.md"})
    void everySourceFileThatAPageNamesExists(String page) throws IOException {
        assertThat(SOURCE.matcher(Files.readString(Path.of(page))).results().map(MatchResult::group))
                .isNotEmpty();
        assertThat(SOURCE.matcher(Files.readString(Path.of(page))).results().map(found -> found.group(1)))
                .allSatisfy(name -> assertThat(Path.of("src/main/java/dev/espalier", name + ".java"))
                        .exists());
    }
}
