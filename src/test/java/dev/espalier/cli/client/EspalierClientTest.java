package dev.espalier.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.espalier.cli.FailurePrinter;
import dev.espalier.study.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EspalierClientTest {
    private HttpServer http;
    private EspalierClient client;

    @BeforeEach
    void listen() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.start();
        URI url = URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/");
        client = new EspalierClient(url, Optional.of("secret"));
    }

    @AfterEach
    void end() {
        client.close();
        http.stop(0);
    }

    @Test
    void aCallCarriesTheTokenAndReadsTheAnswer() {
        answer("/api/v1/studies", 200, "{\"items\": [{\"id\": \"a1\"}]}");
        assertThat(client.get("/studies").list("items"))
                .extracting(item -> item.text("id"))
                .containsExactly("a1");
    }

    @Test
    void everyProblemOfARefusalIsPrintedOnItsOwnLine() {
        answer("/api/v1/studies", 422, """
                {"type": "about:blank", "title": "Invalid", "status": 422, "detail": "the study has 2 problems",
                 "problems": [{"path": "trial.model.depth", "message": "a whole number from 1 to 64, not \\"two\\""},
                              {"path": "budget.max_trials", "message": "at least 1, not 0"}]}""");
        assertThatThrownBy(() -> client.post("/studies", Json.EMPTY))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(printed(refusal)).isEqualTo("""
                        espalier: the study has 2 problems
                          trial.model.depth: a whole number from 1 to 64, not "two"
                          budget.max_trials: at least 1, not 0
                        """));
    }

    @Test
    void aProblemIsPrintedOnceThoughTheDetailSaysItToo() {
        answer("/api/v1/studies", 422, """
                {"type": "about:blank", "title": "Invalid", "status": 422, "detail": "name: is required; seed: must be a number",
                 "problems": [{"path": "name", "message": "is required"}, {"path": "seed", "message": "must be a number"}]}""");
        assertThatThrownBy(() -> client.post("/studies", Json.EMPTY))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(printed(refusal)).isEqualTo("""
                        espalier: there are 2 problems
                          name: is required
                          seed: must be a number
                        """));
        answer("/api/v1/datasets", 422, """
                {"type": "about:blank", "title": "Invalid", "status": 422, "detail": "name: is required",
                 "problems": [{"path": "name", "message": "is required"}]}""");
        assertThatThrownBy(() -> client.post("/datasets", Json.EMPTY))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(printed(refusal)).isEqualTo("espalier: name: is required\n"));
    }

    @Test
    void anAnswerOfAnotherProgramIsSaidToBeOne() {
        answer("/api/v1/studies", 200, "<html><body>Hello</body></html>");
        assertThatThrownBy(() -> client.get("/studies"))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("is not Espalier")
                .hasMessageContaining("--url");
        answer("/api/v1/workers", 404, "<html>404</html>");
        assertThatThrownBy(() -> client.get("/workers"))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("is not Espalier");
    }

    @Test
    void aTokenThatIsMissingIsAskedForByTheNameOfItsVariable() {
        answer("/api/v1/studies", 200, "{\"detail\": \"a token is needed\"}");
        try (EspalierClient stranger = new EspalierClient(client.url(), Optional.empty())) {
            assertThatThrownBy(() -> stranger.get("/studies")).hasMessageContaining("put it into ESPALIER_TOKEN");
        }
        try (EspalierClient stranger = new EspalierClient(client.url(), Optional.of("other"))) {
            assertThatThrownBy(() -> stranger.get("/studies")).hasMessageContaining("does not know the token");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http  | SSH-2.0-OpenSSH_9.2      | is not Espalier
            http  | ''                       | closed the connection without an answer; perhaps it speaks https
            https | HTTP/1.1 400 Bad Request | does not speak https; try http
            """)
    void whatIsNoHttpServerIsSaidInWords(String scheme, String greeting, String words) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                while (!socket.isClosed()) {
                    try (Socket connection = socket.accept()) {
                        connection.getInputStream().read(new byte[4096]);
                        connection
                                .getOutputStream()
                                .write(
                                        (greeting + "\r\n\r\n").getBytes(StandardCharsets.UTF_8),
                                        0,
                                        greeting.isEmpty() ? 0 : greeting.length() + 4);
                    } catch (IOException closed) {
                        // The test is over, or the client has gone.
                    }
                }
            });
            URI url = URI.create(scheme + "://127.0.0.1:" + socket.getLocalPort());
            try (EspalierClient lost = new EspalierClient(url, Optional.empty())) {
                assertThatThrownBy(() -> lost.get("/studies"))
                        .isInstanceOf(CommandFailed.class)
                        .hasMessageContaining(words)
                        .satisfies(failed -> assertThat(failed.getMessage()).doesNotContain("java", "Exception"));
            }
        }
    }

    @Test
    void aRefusalThatIsNoJsonIsStillOne() {
        answer("/api/v1/studies", 502, "<html>Bad gateway</html>");
        assertThatThrownBy(() -> client.get("/studies"))
                .isInstanceOf(Refusal.class)
                .hasMessage("the server answered 502");
    }

    @Test
    void listeningAsksForWhatComesAfterTheLastEvent() {
        answer("/api/v1/studies/a1/events", 200, "id: 8\nevent: trial\ndata: {}\n\n: beat\n\n");
        List<ServerEvent> heard = new ArrayList<>();
        client.listen("a1", "7", heard::add);
        assertThat(heard).containsExactly(new ServerEvent("8", "trial", "{}"));
        assertThat(lastEventId).contains("7");
    }

    @Test
    void aDownloadIsThereWholeOrNotAtAll(@TempDir Path folder) {
        answer("/api/v1/studies/a1/best/model", 200, "model");
        Path file = folder.resolve("best.zip");
        client.download("/studies/a1/best/model", file);
        assertThat(file).hasContent("model");
        answer("/api/v1/studies/b2/best/model", 404, "{\"detail\": \"there is no complete trial yet\"}");
        assertThatThrownBy(() -> client.download("/studies/b2/best/model", folder.resolve("none.zip")))
                .hasMessage("there is no complete trial yet");
        assertThat(folder.toFile().list()).containsExactly("best.zip");
    }

    private Optional<String> lastEventId = Optional.empty();

    private void answer(String path, int status, String body) {
        http.createContext(path, exchange -> {
            lastEventId = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Last-Event-ID"));
            boolean known = "Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            send(exchange, known ? status : 401, known ? body : "{\"detail\": \"a token is needed\"}");
        });
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream stream = exchange.getResponseBody()) {
            stream.write(bytes);
        }
    }

    private static String printed(Exception failure) {
        StringWriter text = new StringWriter();
        FailurePrinter.print(failure, new PrintWriter(text, true));
        return text.toString();
    }
}
