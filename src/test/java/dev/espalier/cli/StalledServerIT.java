package dev.espalier.cli;

import static dev.espalier.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.testing.ApiAnswer;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.ExternalStudy;
import dev.espalier.testing.JsonView;
import dev.espalier.testing.LaunchedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is stopped for longer than a lease, and goes on. */
class StalledServerIT {

    @Test
    void aReportSentWhileItStoodStillCounts(@TempDir Path folder) throws Exception {
        try (LaunchedServer server = LaunchedServer.start(folder.resolve("data"), "--workers", "0");
                ApiClient api = new ApiClient(server.url())) {
            ExternalStudy study = ExternalStudy.submit(api, "'resource': {'max': 9}, 'lease_duration': 'PT3S'");
            JsonView trial = study.ask();
            signal(server, "STOP");
            CompletableFuture<ApiAnswer> report = CompletableFuture.supplyAsync(() -> study.report(trial, 1, 0.5));
            long stopped = System.nanoTime();
            await().until(() -> System.nanoTime() - stopped > TimeUnit.SECONDS.toNanos(6));
            signal(server, "CONT");

            assertThat(report.join().status()).isEqualTo(200);
            assertThat(study.trial(0).whole("attempt")).isEqualTo(1);
            assertThat(study.trial(0).whole("measurements.0.step")).isEqualTo(1);
        }
    }

    private static void signal(LaunchedServer server, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(server.pid()))
                .start()
                .waitFor();
    }
}
