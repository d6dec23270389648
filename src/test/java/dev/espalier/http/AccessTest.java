package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.TestServer;
import dev.espalier.testing.ApiAnswer;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.ExternalStudy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {
    private static final String READER = "reader-0123456789abcdef";
    private static final String SUBMITTER = "submitter-0123456789abcdef";
    private static final String ADMIN = "admin-0123456789abcdef";

    private TestServer server;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        Path tokens = Files.writeString(directory.resolve("tokens"), """
                # who may do what
                reader %s
                submitter %s
                admin %s
                """.formatted(READER, SUBMITTER, ADMIN));
        server = TestServer.withTokens(directory.resolve("data"), tokens);
    }

    @AfterAll
    void end() {
        server.close();
    }

    @Test
    void withoutATokenThatIsKnownNothingIsAnswered() {
        var refused = server.client().get("/studies");

        assertThat(refused.json(401).whole("status")).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(server.client("wrong-0123456789abcdef").get("/studies").status())
                .isEqualTo(401);
        assertThat(server.client("").get("/studies").status()).isEqualTo(401);
        assertThat(server.client()
                        .send("GET", "/api/v1/studies", Map.of("Authorization", "Basic " + READER), Optional.empty())
                        .status())
                .isEqualTo(401);
        assertThat(server.client().get("/openapi.json").status()).isEqualTo(401);
        assertThat(server.client().getFromRoot("/metrics").status()).isEqualTo(401);
    }

    @Test
    void anAddressWrittenAnotherWayNeedsAToken() {
        for (String path : new String[] {
            "/%61pi/v1/studies",
            "//api/v1/studies",
            "/x/../api/v1/studies",
            "/./api/v1/studies",
            "/api//v1/studies",
            "/%6Detrics",
            "/metrics/",
            "//metrics",
            "/api/v1/studies/"
        }) {
            String answer = server.client()
                    .sendRaw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answer)
                    .as(path)
                    .doesNotContain("\"items\"")
                    .doesNotContain("jvm_memory")
                    .containsPattern("^HTTP/1.1 (401|404|200)");
            if (answer.startsWith("HTTP/1.1 200")) {
                assertThat(answer).as(path).contains("Content-Type: text/html");
            }
        }
    }

    @Test
    void probesNeedNoToken() {
        assertThat(server.client().getFromRoot("/health/live").status()).isEqualTo(200);
        assertThat(server.client().getFromRoot("/health/ready").status()).isEqualTo(200);
    }

    @Test
    void aReaderReadsASubmitterWritesAndOnlyAnAdminDeletes() {
        ApiClient reader = server.client(READER);
        ApiClient submitter = server.client(SUBMITTER);
        ApiClient admin = server.client(ADMIN);

        assertThat(reader.post("/studies", ExternalStudy.spec("")).status()).isEqualTo(403);
        ExternalStudy study = ExternalStudy.submit(submitter, "");
        assertThat(reader.get(study.path()).status()).isEqualTo(200);
        assertThat(reader.post(study.path() + "/ask", "{}").status()).isEqualTo(403);
        assertThat(reader.patch(study.path(), "{}").status()).isEqualTo(403);
        study.evaluate(0.5);
        assertThat(submitter.delete(study.path()).status()).isEqualTo(403);
        assertThat(admin.delete(study.path()).status()).isEqualTo(204);
    }

    @Test
    void anIdempotencyKeyBelongsToOneToken() {
        String spec = dev.espalier.json.JsonText.print(ExternalStudy.spec(""));
        Map<String, String> key = Map.of("Idempotency-Key", "the same");
        String first =
                server.client(SUBMITTER).post("/studies", spec, key).json(201).text("id");

        assertThat(server.client(ADMIN).post("/studies", spec, key).json(201).text("id"))
                .isNotEqualTo(first);
        assertThat(server.client(ADMIN).post("/studies", "{}", key).status()).isEqualTo(409);
        assertThat(server.client(SUBMITTER)
                        .post("/studies", spec, key)
                        .json(201)
                        .text("id"))
                .isEqualTo(first);
    }

    @Test
    void aTokenThatSendsMoreThanItMayWaitsAndOthersDoNot(@TempDir Path directory) throws IOException {
        Path tokens = Files.writeString(directory.resolve("tokens"), "reader %s\nadmin %s\n".formatted(READER, ADMIN));
        try (TestServer limited = TestServer.withTokens(directory.resolve("data"), tokens, 1)) {
            ApiAnswer last = limited.client(READER).get("/studies");
            for (int more = 0; more < 20 && last.status() == 200; more++) {
                last = limited.client(READER).get("/studies");
            }

            assertThat(last.json(429).text("title")).isEqualTo("Over capacity");
            assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 2);
            assertThat(limited.client(ADMIN).get("/studies").status()).isEqualTo(200);
            assertThat(limited.client().getFromRoot("/health/live").status()).isEqualTo(200);
        }
    }

    @Test
    void onLoopbackARequestForAnotherHostIsRefused() {
        int port = server.client().url().getPort();

        assertThat(asHost("evil.example:" + port)).startsWith("HTTP/1.1 403");
        assertThat(asHost("127.0.0.1.evil.example")).startsWith("HTTP/1.1 403");
        assertThat(asHost("localhost:" + port)).startsWith("HTTP/1.1 200");
        assertThat(asHost("127.0.0.1:" + port)).startsWith("HTTP/1.1 200");
    }

    private String asHost(String host) {
        return server.client().sendRaw("GET /health/live HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    @Test
    void aPageOfAnotherSiteCannotChangeAnything() {
        ApiClient submitter = server.client(SUBMITTER);

        assertThat(submit(submitter, "https://evil.example")).isEqualTo(403);
        assertThat(submit(submitter, "null")).isEqualTo(403);
        assertThat(submit(submitter, "not an origin")).isEqualTo(403);
        assertThat(submit(submitter, submitter.url().toString())).isEqualTo(201);
    }

    private static int submit(ApiClient client, String origin) {
        return client.post(
                        "/studies", dev.espalier.json.JsonText.print(ExternalStudy.spec("")), Map.of("Origin", origin))
                .status();
    }

    @Test
    void everyAnswerForbidsFramesAndForeignScripts() {
        var answer = server.client().getFromRoot("/health/live");

        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }
}
