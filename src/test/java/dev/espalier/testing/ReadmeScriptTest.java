package dev.espalier.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.testing.ReadmeScript.Block;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadmeScriptTest {

    @Test
    void onlyMarkedBlocksAreTaken() {
        String page =
                "text\n```sh\nrm -rf /\n```\n```sh run\necho 1\n```\n```json\n{}\n```\n```sh server\nserve\n```\n";
        assertThat(ReadmeScript.blocks(page))
                .containsExactly(new Block("run", "echo 1\n"), new Block("server", "serve\n"));
    }

    @Test
    void theReadmeIsAScriptThatBashUnderstands() throws Exception {
        List<Block> blocks = ReadmeScript.blocks(Files.readString(Path.of("README.md")));
        assertThat(blocks).extracting(Block::kind).contains("run", "server");
        Process bash = new ProcessBuilder("bash", "-n")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var input = bash.outputWriter()) {
            input.write(ReadmeScript.script(blocks, "http://127.0.0.1:7070/health/ready"));
        }
        assertThat(bash.waitFor()).isZero();
    }
}
