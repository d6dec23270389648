package dev.espalier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.json.JsonText;
import dev.espalier.testing.ApiAnswer;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.ExternalStudy;
import dev.espalier.testing.LaunchedServer;
import dev.espalier.testing.Pages;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server killed at any moment of a submission: sent again under its key, it is there once. */
class KeyedSubmissionKillIT {
    private static final int KILLS = 12;
    private static final String SPEC = JsonText.print(ExternalStudy.spec("'name': 'once'"));

    @Test
    void aStudyAndATrialSentAgainUnderTheirKeysAreThereOnce(@TempDir Path directory) throws Exception {
        // The server is to be killed at any moment of a request, which no condition names; every moment must do.
        Random random = new Random(24);
        LaunchedServer server = LaunchedServer.start(directory.resolve("data"), "--workers", "0");
        for (int kill = 0; kill < KILLS; kill++) {
            try (ApiClient client = new ApiClient(server.url())) {
                CompletableFuture<ApiAnswer> sent = send(client, "/studies", SPEC, "study " + kill);
                TimeUnit.MICROSECONDS.sleep(random.nextInt(30_000));
                server.kill();
                sent.handle((_, _) -> null).join();
            }
            server = LaunchedServer.start(directory.resolve("data"), "--workers", "0");
            try (ApiClient client = new ApiClient(server.url())) {
                String study = send(client, "/studies", SPEC, "study " + kill)
                        .join()
                        .json(201)
                        .text("id");
                CompletableFuture<ApiAnswer> sent = enqueue(client, study, kill);
                TimeUnit.MICROSECONDS.sleep(random.nextInt(10_000));
                server.kill();
                sent.handle((_, _) -> null).join();
                server = LaunchedServer.start(directory.resolve("data"), "--workers", "0");
                try (ApiClient again = new ApiClient(server.url())) {
                    assertThat(enqueue(again, study, kill).join().json(201).whole("number"))
                            .isZero();
                    assertThat(again.get("/studies/" + study).json(200).whole("counts.waiting"))
                            .isEqualTo(1);
                }
            }
        }
        try (LaunchedServer last = server;
                ApiClient client = new ApiClient(last.url())) {
            assertThat(Pages.all(client, "/studies?limit=100")).hasSize(KILLS);
        }
    }

    private static CompletableFuture<ApiAnswer> enqueue(ApiClient client, String study, int kill) {
        return send(client, "/studies/" + study + "/trials", "{\"configuration\":{\"x\":0.5}}", "trial " + kill);
    }

    private static CompletableFuture<ApiAnswer> send(ApiClient client, String path, String body, String key) {
        return client.sendLater(
                "POST",
                "/api/v1" + path,
                Map.of("Content-Type", "application/json", "Idempotency-Key", key),
                Optional.of(body));
    }
}
