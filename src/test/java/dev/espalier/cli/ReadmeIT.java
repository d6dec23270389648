package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.testing.LaunchedServer;
import dev.espalier.testing.ReadmeScript;
import dev.espalier.testing.UnclaimedPort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeIT {

    @Test
    void everyCommandOfTheReadmeWorksInItsOrder(@TempDir Path folder) throws Exception {
        Files.createSymbolicLink(folder.resolve("espalier"), LaunchedServer.launcher());
        int port = UnclaimedPort.find();
        String readme = Files.readString(Path.of("README.md"))
                .replace("./espalier serve", "./espalier serve --port " + port)
                .replace("127.0.0.1:7070", "127.0.0.1:" + port);
        Path script = folder.resolve("readme.sh");
        Files.writeString(
                script, ReadmeScript.script(ReadmeScript.blocks(readme), "http://127.0.0.1:" + port + "/health/ready"));

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
        assertThat(said).contains("inside").contains("outside").doesNotContain("FAILED");
        assertThat(folder.resolve("model.zip")).isNotEmptyFile();
        assertThat(folder.resolve("trials.csv")).isNotEmptyFile();
    }
}
