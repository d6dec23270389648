package dev.espalier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.espalier.testing.LaunchedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the browser tests of {@code web/e2e} against a real server; their own names are in the output. */
class BrowserIT {
    private static final int MINUTES = 15;

    @Test
    void thePagesWorkInARealBrowser(@TempDir Path folder) throws Exception {
        Optional<Path> chromium = chromium();
        assumeTrue(chromium.isPresent(), "skipped: there is no Chromium on this machine");
        try (LaunchedServer server = LaunchedServer.start(folder.resolve("data"), "--workers", "0")) {
            Path output = folder.resolve("output");
            ProcessBuilder npm = new ProcessBuilder("npm", "run", "e2e")
                    .directory(Path.of("web").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            npm.environment().put("ESPALIER_URL", server.url().toString());
            npm.environment().put("CHROMIUM", chromium.get().toString());
            npm.environment().put("NO_COLOR", "1");
            Process process = npm.start();
            boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            String said = Files.readString(output);
            System.out.println(said);
            assertThat(ended).as(said).isTrue();
            assertThat(process.exitValue()).as(said + tail(server.log())).isZero();
            assertThat(said).containsPattern("\\d+ passed").doesNotContain(" skipped");
        }
    }

    private static String tail(String log) {
        return log.substring(Math.max(0, log.length() - 5_000));
    }

    private static Optional<Path> chromium() {
        return Stream.of(
                        Optional.ofNullable(System.getenv("CHROMIUM")).orElse(""),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
