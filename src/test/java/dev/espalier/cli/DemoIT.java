package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.testing.LaunchedServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DemoIT {
    @TempDir
    private Path folder;

    private Path temporary;

    @BeforeEach
    void makeRoom() throws IOException {
        temporary = Files.createDirectory(folder.resolve("tmp"));
    }

    @Test
    void theDemoSearchesExportsPredictsAndLeavesNothingBehind() throws Exception {
        Process demo = start();
        List<String> lines = demo.inputReader().lines().toList();
        String said = String.join("\n", lines);
        assertThat(demo.waitFor()).as(said).isZero();
        assertThat(said)
                .contains("leaderboard", "is completed", "best val_accuracy", "best.zip")
                .containsPattern("circle-\\d+\\.png +\\w+ +\\w+ [01]\\.\\d+");
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void aDemoThatIsInterruptedLeavesNothingBehind() throws Exception {
        Process demo = start();
        BufferedReader out = demo.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.append(line).append('\n');
            if (line.contains("is running")) {
                demo.toHandle().destroy();
            }
        }
        demo.waitFor();
        assertThat(said.toString()).contains("is running").doesNotContain("espalier:", "Exception");
        assertThat(temporary).isEmptyDirectory();
    }

    private Process start() throws IOException {
        ProcessBuilder demo = new ProcessBuilder(LaunchedServer.launcher().toString(), "demo")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        demo.environment().put("ESPALIER_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        return demo.start();
    }
}
