package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.client.EspalierClient;
import dev.espalier.testing.LaunchedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeIT {
    private static final long IDLE_KILOBYTES = 300 * 1024;

    /** The promise is 3 s on a machine that has nothing else to do; this one may have much. */
    private static final Duration LONGEST_START = Duration.ofSeconds(30);

    @Test
    void aServerIsSoonReadyStaysSmallAndEndsCleanlyWhenTold(@TempDir Path folder) throws Exception {
        Instant before = Instant.now();
        try (LaunchedServer server = LaunchedServer.start(folder.resolve("data"))) {
            Duration start = Duration.between(before, Instant.now());
            assertThat(start).isLessThan(LONGEST_START);
            try (EspalierClient client = new EspalierClient(server.url(), Optional.empty())) {
                assertThat(client.get("/studies").list("items")).isEmpty();
                assertThat(client.get("/datasets").list("items"))
                        .extracting(item -> item.text("name"))
                        .contains("shapes", "waves", "spirals");
            }
            long resident = residentKilobytes(server.pid());
            System.out.printf("ready after %d ms, idle at %d MB resident%n", start.toMillis(), resident / 1024);
            assertThat(resident).isLessThan(IDLE_KILOBYTES);
            assertThat(server.terminate()).isZero();
        }
    }

    @Test
    void killsLeaveNothingBehindThatTheNextStartDoesNotClear(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        Files.createDirectories(data.resolve("cache-of-an-older-version"));
        Files.writeString(data.resolve("cache-of-an-older-version/page"), "old");
        Set<String> first = Set.of();
        for (int kill = 0; kill < 3; kill++) {
            try (LaunchedServer server = LaunchedServer.start(data, "--workers", "0")) {
                Set<String> now = names(data);
                assertThat(now).doesNotContain("cache-of-an-older-version");
                first = kill == 0 ? now : first;
                assertThat(now).isEqualTo(first);
                try (HttpClient browser = HttpClient.newHttpClient()) {
                    HttpRequest board =
                            HttpRequest.newBuilder(server.url().resolve("/")).build();
                    assertThat(browser.send(board, HttpResponse.BodyHandlers.ofString())
                                    .body())
                            .contains("<html");
                }
                assertThat(names(data)).isEqualTo(first);
                server.kill();
            }
        }
    }

    /** What lies in a directory. */
    private static Set<String> names(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(path -> path.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    @Test
    void aServerThatAnyoneCouldReachRefusesToStart(@TempDir Path folder) throws Exception {
        Process process = new ProcessBuilder(
                        LaunchedServer.launcher().toString(), "serve", "--host", "0.0.0.0", "--port", "0")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = String.join("\n", process.inputReader().lines().toList());
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(said).contains("--token-file").contains("--insecure").doesNotContain("\tat ");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aServerWhosePortIsTakenSaysSo(@TempDir Path folder) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process process = new ProcessBuilder(
                            LaunchedServer.launcher().toString(),
                            "serve",
                            "--workers",
                            "0",
                            "--port",
                            String.valueOf(taken.getLocalPort()))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = String.join("\n", process.inputReader().lines().toList());
            assertThat(process.waitFor()).isEqualTo(1);
            assertThat(said)
                    .contains("cannot listen", String.valueOf(taken.getLocalPort()))
                    .doesNotContain("\tat ");
        }
    }

    private static long residentKilobytes(long pid) throws Exception {
        return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }
}
