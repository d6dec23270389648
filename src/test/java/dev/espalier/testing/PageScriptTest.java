package dev.espalier.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.testing.PageScript.Block;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageScriptTest {

    static List<Path> pages() {
        return PageScript.pages();
    }

    @Test
    void onlyMarkedBlocksAreTaken() {
        String page =
                "text\n```sh\nrm -rf /\n```\n```sh run\necho 1\n```\n```json\n{}\n```\n```sh server\nserve\n```\n";
        assertThat(PageScript.blocks(page))
                .containsExactly(new Block("run", "echo 1\n"), new Block("server", "serve\n"));
    }

    @Test
    void theReadmeAndTheWalkThroughAreRun() {
        assertThat(pages()).contains(Path.of("README.md"), Path.of("docs/rest.md"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageIsAScriptThatBashUnderstands(Path page) throws Exception {
        List<Block> blocks = PageScript.blocks(Files.readString(page));
        assertThat(blocks).extracting(Block::kind).contains("run").containsOnlyOnce("server");
        Process bash = new ProcessBuilder("bash", "-n")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var input = bash.outputWriter()) {
            input.write(PageScript.script(blocks, "http://127.0.0.1:7070/health/ready"));
        }
        assertThat(bash.waitFor()).isZero();
    }
}
