package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.testing.LaunchedServer;
import dev.espalier.testing.PageScript;
import dev.espalier.testing.UnclaimedPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the commands of the README and of the pages in docs, each page as one script in a folder of its own. */
class DocsIT {
    private static final Path README = Path.of("README.md");

    @TempDir
    private Path folder;

    static List<Path> docs() {
        return PageScript.pages().stream().filter(page -> !page.equals(README)).toList();
    }

    @Test
    void everyCommandOfTheReadmeWorks() throws Exception {
        assertThat(outputOf(README)).contains("inside").contains("outside");
        assertThat(folder.resolve("model.zip")).isNotEmptyFile();
        assertThat(folder.resolve("trials.csv")).isNotEmptyFile();
    }

    @ParameterizedTest
    @MethodSource("docs")
    void everyCommandOfThePageWorks(Path page) throws Exception {
        assertThat(outputOf(page)).isNotEmpty();
    }

    private String outputOf(Path page) throws IOException, InterruptedException {
        Files.createSymbolicLink(folder.resolve("espalier"), LaunchedServer.launcher());
        int port = UnclaimedPort.find();
        String markdown = Files.readString(page)
                .replace("./espalier serve", "./espalier serve --port " + port)
                .replace("127.0.0.1:7070", "127.0.0.1:" + port);
        Path script = folder.resolve("page.sh");
        Files.writeString(
                script, PageScript.script(PageScript.blocks(markdown), "http://127.0.0.1:" + port + "/health/ready"));

        Path output = folder.resolve("output");
        ProcessBuilder bash = new ProcessBuilder("bash", script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        bash.environment().put("ESPALIER_URL", "http://127.0.0.1:" + port);
        Process process = bash.start();
        boolean ended = process.waitFor(12, TimeUnit.MINUTES);
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();

        String said = Files.readString(output);
        assertThat(ended).as(said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).doesNotContain("FAILED");
        return said;
    }
}
