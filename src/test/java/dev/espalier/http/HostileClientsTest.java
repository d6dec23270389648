package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.espalier.cli.SharedServer;
import dev.espalier.testing.ApiAnswer;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.ExternalStudy;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What clients do wrong is answered or cut off; it is no error of the server's, and does not fill its log. */
@ExtendWith(SharedServer.class)
class HostileClientsTest {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(log);
    }

    private static String request(ApiClient api, String line, String more) {
        return line + " HTTP/1.1\r\nHost: " + api.url().getAuthority() + "\r\n" + more + "\r\n";
    }

    /** After which the server closes the connection. */
    private static String last(ApiClient api) {
        return request(api, "GET /health/live", "Connection: close\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /api/v1/studies", "GET /", "GET /%zz", "TRACE /", "GET /api/v1/studies/x/events"})
    void aClientThatSendsThousandsOfRequestsAndLeavesIsNoError(String line, ApiClient api) throws IOException {
        byte[] requests = request(api, line, "").repeat(5_000).getBytes(StandardCharsets.ISO_8859_1);
        try (Socket socket = new Socket(api.url().getHost(), api.url().getPort())) {
            socket.getOutputStream().write(requests);
        } catch (IOException expected) {
            // The server need not read to the end.
        }

        assertThat(api.get("/studies?limit=1").status()).isEqualTo(200);
        assertThat(log.list).isEmpty();
    }

    @Test
    void aBodyThatIsNotWhatItsHeadersSayIsRefused(ApiClient api) {
        String answer = api.sendRaw(
                request(api, "POST /api/v1/studies", "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n")
                        + "zz\r\n");

        assertThat(answer).doesNotContain("200 OK").doesNotContain("500");
        assertThat(log.list).isEmpty();
    }

    @Test
    void nothingButHttp1IsSpoken(ApiClient api) {
        for (String line : List.of(
                "PRI * HTTP/2.0",
                "GET / HTTp/1.1",
                "GET / HTTP/1.2",
                "GET / HTTP/3.0",
                "GET / http/1.1",
                "GET / RTSP/1.0")) {
            assertThat(api.sendRaw(line + "\r\nHost: " + api.url().getAuthority() + "\r\n\r\n"))
                    .as(line)
                    .startsWith("HTTP/1.1 400 ")
                    .contains("HTTP/1.1 and HTTP/1.0 are spoken here.");
        }
        assertThat(api.sendRaw(request(
                                api,
                                "GET /health/live",
                                "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n")
                        + last(api)))
                .startsWith("HTTP/1.1 200 ");
        assertThat(api.sendRaw(request(
                                api,
                                "GET /health/live",
                                "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n")
                        + last(api)))
                .doesNotStartWith("HTTP/1.1 101 ");
    }

    @Test
    void methodsAndExpectationsThatAreNotKnownAreRefused(ApiClient api) {
        for (String line : List.of("TRACE /api/v1/studies", "CONNECT 127.0.0.1:22", "BREW /api/v1/studies")) {
            assertThat(api.sendRaw(request(api, line, "Connection: close\r\n")))
                    .as(line)
                    .matches("(?s)HTTP/1.1 4\\d\\d .*");
        }
        assertThat(api.sendRaw(request(api, "POST /api/v1/studies", "Expect: tea\r\n") + last(api)))
                .startsWith("HTTP/1.1 4");
        assertThat(log.list).isEmpty();
    }

    @Test
    void headersAndAddressesAreBounded(ApiClient api) {
        assertThat(api.sendRaw(request(api, "GET /" + "a".repeat(5_000), ""))).matches("(?s)HTTP/1.. 414 .*");
        assertThat(api.sendRaw(request(api, "GET /", "X: " + "a".repeat(9_000) + "\r\n")))
                .matches("(?s)HTTP/1.. 431 .*");
        assertThat(api.sendRaw(request(api, "GET /", "a: b\r\n".repeat(3_000)))).matches("(?s)HTTP/1.. 431 .*");
        assertThat(log.list).isEmpty();
    }

    @Test
    void aPackedBodyIsNotUnpacked(ApiClient api) {
        String answer = api.sendRaw(request(
                        api,
                        "POST /api/v1/studies",
                        "Content-Type: application/json\r\nContent-Encoding: gzip\r\nConnection: close\r\nContent-Length: 2\r\n")
                + "{}");

        assertThat(answer).startsWith("HTTP/1.1 415 ").contains("Content-Encoding");
    }

    @Test
    void aLargeStudyThatIsWrongIsAnsweredBriefly(ApiClient api) {
        String zeros = "0" + ",0".repeat(99_999);
        ApiAnswer listed = api.post("/studies", ExternalStudy.spec("'trial': {'x': {'$ordinal': [" + zeros + "]}}"));
        String members = IntStream.range(0, 20_000)
                .mapToObj(index -> "'x" + index + "': {'$float': {'low': 1, 'high': 0, 'y': 2}}")
                .collect(Collectors.joining(","));
        ApiAnswer many = api.post("/studies?dry_run=true", ExternalStudy.spec("'trial': {" + members + "}"));

        assertThat(listed.status()).isEqualTo(422);
        assertThat(listed.problemPaths()).containsExactly("trial.x.$ordinal");
        assertThat(many.status()).isEqualTo(422);
        assertThat(many.problemPaths()).hasSize(101);
        assertThat(many.body()).contains("and 39901 more");
        assertThat(many.body().length()).isLessThan(100_000);
    }

    @Test
    void anEmptyNameAndAnUnknownFormAreProblems(ApiClient api) {
        ApiAnswer empty = api.post(
                "/studies",
                ExternalStudy.spec("'trial': {'': {'$float': {'low': 0, 'high': 1}}}, 'constraints': ['x < 9']"));
        ApiAnswer unknown = api.post("/studies", ExternalStudy.json("""
                {'name': 'a', 'objectives': [{'metric': 'val_accuracy', 'goal': 'maximize'}],
                 'trial': {'dataset': 'spirals', 'model': {'type': 'mlp', '$foo': 1}}}
                """));

        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.problemPaths()).contains("trial.");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.problemPaths()).containsExactly("trial.model", "trial.model");
        assertThat(unknown.body()).contains("there is no form \\\"$foo\\\"");
    }

    @Test
    void aLongNameOfAMetricIsRefused(ApiClient api) {
        ExternalStudy study = ExternalStudy.submit(api, "'resource': {'max': 9}");
        String lease = study.ask().text("lease");

        ApiAnswer answer = api.post(
                study.path() + "/trials/0/report",
                ExternalStudy.json("{'lease': '" + lease + "', 'step': 1, 'metrics': {'loss': 1, '" + "m".repeat(201)
                        + "': 1, ' ': 2}}"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problemPaths()).hasSize(2);
    }
}
