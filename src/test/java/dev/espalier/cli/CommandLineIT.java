package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.testing.LaunchedServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The commands against a real server that trains nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandLineIT {
    private static final Path EXTERNAL = Path.of("search-spaces/external-minimal.json");

    private final List<String> said = new ArrayList<>();

    private Path folder;
    private LaunchedServer server;

    @BeforeAll
    void serve(@TempDir Path temporary) throws IOException {
        folder = temporary;
        Path data = Files.createDirectory(folder.resolve("tables"));
        Files.writeString(data.resolve("bits.csv"), "a,b,both\n" + "0,0,no\n0,1,no\n1,0,no\n1,1,yes\n".repeat(10));
        server = LaunchedServer.start(folder.resolve("data"), "--workers", "0", "--data-root", data.toString());
    }

    @AfterAll
    void end() {
        server.close();
    }

    @Test
    void aStudyIsSubmittedPausedResumedAndStopped() {
        String study = submit();
        assertThat(run("pause", study)).isZero();
        assertThat(last()).isEqualTo("study " + study + " is paused");
        assertThat(run("resume", study)).isZero();
        assertThat(last()).isEqualTo("study " + study + " is running");
        assertThat(run("stop", study)).isZero();
        assertThat(last()).isEqualTo("study " + study + " is stopped");
        assertThat(run("pause", study)).isEqualTo(1);
        assertThat(run("watch", study)).isZero();
        assertThat(run("studies")).isZero();
        assertThat(said).anyMatch(line -> line.startsWith(study) && line.contains("stopped"));
        assertThat(run("leaderboard", study)).isZero();
    }

    @Test
    void everyTrialIsExportedAsData() {
        String study = submit();
        Path file = folder.resolve("trials.csv");
        assertThat(run("export", study, "--trials", "csv", "-o", file.toString()))
                .isZero();
        assertThat(file).content().contains("number");
    }

    @Test
    void aDatasetIsAddedAndListed() {
        assertThat(run("dataset", "add", "bits", "--format", "csv", "--train", "bits.csv", "--label", "both"))
                .isZero();
        assertThat(run("dataset", "list")).isZero();
        assertThat(said).anyMatch(line -> line.startsWith("bits") && line.contains("[no, yes]"));
    }

    @Test
    void everyProblemOfAStudyIsToldAtOnce() throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.json"), """
                {"name": "wrong", "objectives": [{"metric": "val_accuracy", "goal": "up"}], "colour": "red",
                 "trial": {"dataset": "nowhere", "model": {"type": "cnn", "depth": "two", "width": {"$int": {"low": 9, "high": 2}}}}}""");
        for (String command : List.of("validate", "submit")) {
            said.clear();
            assertThat(run(command, file.toString())).isEqualTo(1);
            assertThat(said)
                    .anyMatch(line -> line.startsWith("  objectives") && line.contains("goal"))
                    .anyMatch(line -> line.startsWith("  colour"))
                    .anyMatch(line -> line.startsWith("  trial.model.depth"))
                    .anyMatch(line -> line.startsWith("  trial.model.width"));
        }
    }

    @Test
    void aValidStudyIsPlannedWithoutBeingStored() {
        assertThat(run("validate", EXTERNAL.toString())).isZero();
        assertThat(said).anyMatch(line -> line.startsWith("valid: 3 parameters"));
        assertThat(said).anyMatch(line -> line.startsWith("compression") && line.contains("zstd"));
    }

    @Test
    void anUnknownStudyIsAFailureWithoutATrace() {
        assertThat(run("leaderboard", "nobody")).isEqualTo(1);
        assertThat(last()).contains("nobody");
    }

    private String submit() {
        assertThat(run("submit", EXTERNAL.toString())).isZero();
        return said.reversed().stream()
                .filter(line -> line.startsWith("study "))
                .findFirst()
                .map(line -> line.split(" ")[1])
                .orElseThrow();
    }

    private String last() {
        return said.getLast();
    }

    private int run(String... arguments) {
        StringWriter text = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", server.url().toString()));
        int status = Espalier.commandLine()
                .setOut(new PrintWriter(text, true))
                .setErr(new PrintWriter(text, true))
                .execute(all.toArray(String[]::new));
        said.addAll(text.toString().lines().toList());
        return status;
    }
}
