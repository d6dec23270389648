package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EspalierTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void helpListsEveryCommand() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("serve", "submit", "watch", "leaderboard", "export", "validate", "dataset");
    }

    @Test
    void anUnknownCommandIsWrongUsage() {
        assertThat(run("grow")).isEqualTo(2);
        assertThat(err.toString()).contains("grow").doesNotContain("\tat ");
    }

    @Test
    void noCommandIsWrongUsage() {
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void anEngineThatDoesNotExistIsWrongUsage() {
        assertThat(run("serve", "--engine", "jax")).isEqualTo(2);
        assertThat(err.toString()).contains("auto, mxnet, pytorch");
    }

    @Test
    void whereNoServerAnswersTheCommandSaysWhatToDo() {
        assertThat(run("studies", "--url", "http://127.0.0.1:1")).isEqualTo(1);
        assertThat(err.toString())
                .contains("http://127.0.0.1:1")
                .contains("espalier serve")
                .doesNotContain("\tat ");
    }

    @Test
    void aFileThatIsNotThereIsNamed(@TempDir Path folder) {
        Path missing = folder.resolve("study.json");
        assertThat(run("submit", missing.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("there is no file " + missing);
    }

    @Test
    void textThatIsNotJsonIsSaidToBeSoWithItsPlace(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("study.json"), "{\n  \"name\": oops\n}");
        assertThat(run("validate", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("line 2").doesNotContain("\tat ");
    }

    private int run(String... arguments) {
        CommandLine commandLine = Espalier.commandLine();
        return commandLine
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
