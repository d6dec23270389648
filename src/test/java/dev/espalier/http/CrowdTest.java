package dev.espalier.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.cli.TestServer;
import dev.espalier.testing.ApiClient;
import dev.espalier.testing.ExternalStudy;
import dev.espalier.testing.Patience;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As much at once as the server takes: one more is told to come back, the others go on, and a place left is free again. */
class CrowdTest {
    private static final int LARGEST_BODY = 4 << 20;
    private static final int MOST_KEPT = 1 << 16;

    private final List<Visitor> visitors = new ArrayList<>();
    private TestServer server;
    private ApiClient api;

    @BeforeEach
    void start(@TempDir Path directory) {
        server = TestServer.start(directory);
        api = server.client();
    }

    @AfterEach
    void end() throws IOException {
        for (Visitor visitor : visitors) {
            visitor.leave();
        }
        server.close();
    }

    /** A connection with one request, of whose answer only so much is read as the test wants. */
    private record Visitor(Socket socket, InputStream in) {
        /** @param window bytes that may come before they are read */
        static Visitor to(URI url, int window) throws IOException {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(window);
            socket.setSoTimeout((int) Patience.LONGEST.toMillis());
            socket.connect(new InetSocketAddress(url.getHost(), url.getPort()));
            return new Visitor(socket, new BufferedInputStream(socket.getInputStream()));
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }

        /** What comes up to {@code end}, that included; of much the last part. */
        String readTo(String end) throws IOException {
            StringBuilder text = new StringBuilder();
            while (text.length() < end.length() || text.indexOf(end, text.length() - end.length()) < 0) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("closed after " + text);
                }
                text.append((char) next);
                if (text.length() > MOST_KEPT) {
                    text.delete(0, MOST_KEPT / 2);
                }
            }
            return text.toString();
        }

        void leave() throws IOException {
            socket.close();
        }
    }

    private Visitor visitor(String line, String headers, int window) throws IOException {
        Visitor visitor = Visitor.to(api.url(), window);
        visitors.add(visitor);
        visitor.send(line + " HTTP/1.1\r\nHost: " + api.url().getAuthority() + "\r\n" + headers + "\r\n");
        return visitor;
    }

    /** The answer's head. */
    private static String head(Visitor visitor) throws IOException {
        return visitor.readTo("\r\n\r\n");
    }

    private static void assertToldToComeBack(Visitor visitor, String reason) throws IOException {
        assertThat(head(visitor))
                .startsWith("HTTP/1.1 429 ")
                .containsIgnoringCase("Retry-After: 1\r\n")
                .containsIgnoringCase("Content-Type: application/problem+json");
        assertThat(visitor.readTo("}")).contains(reason);
    }

    private Visitor listener(ExternalStudy study) throws IOException {
        return visitor("GET /api/v1" + study.path() + "/events", "", 65_536);
    }

    @Test
    void twoHundredListenToWhatHappens() throws IOException {
        ExternalStudy study = ExternalStudy.submit(api, "");
        List<Visitor> listeners = new ArrayList<>();
        for (int index = 0; index < 200; index++) {
            listeners.add(listener(study));
        }
        for (Visitor listener : listeners) {
            assertThat(head(listener)).startsWith("HTTP/1.1 200 ");
        }

        assertToldToComeBack(listener(study), "The server has as many live streams open as it takes.");
        study.evaluate(0.5);
        for (Visitor listener : listeners) {
            String before = listener.readTo("event: trial\n");
            assertThat(listener.readTo("\n\n")).as(before).contains("\"number\":0");
        }

        listeners.getFirst().leave();
        Patience.await().until(() -> head(listener(study)).startsWith("HTTP/1.1 200 "));
    }

    private Visitor reader(ExternalStudy study) throws IOException {
        return visitor("GET /api/v1" + study.path() + "/export?format=ndjson", "", 4_096);
    }

    @Test
    void eightFilesAreWrittenAtOnceHoweverSlowlyTheyAreRead() throws IOException {
        ExternalStudy study = ExternalStudy.submit(
                api, "'trial': {'x': {'$float': {'low': 0, 'high': 1}}, 'text': '" + "a".repeat(1_000_000) + "'}");
        for (int trial = 0; trial < 8; trial++) {
            study.ask();
        }
        List<Visitor> readers = new ArrayList<>();
        for (int index = 0; index < 8; index++) {
            readers.add(reader(study));
        }
        for (Visitor reader : readers) {
            assertThat(head(reader)).startsWith("HTTP/1.1 200 ");
        }

        assertToldToComeBack(reader(study), "The server writes as many files as it can at present.");
        assertThat(api.get(study.path()).status()).isEqualTo(200);
        assertThat(readers.getLast().readTo("\"number\":7,")).endsWith("\"number\":7,");

        readers.getFirst().leave();
        Patience.await().until(() -> head(reader(study)).startsWith("HTTP/1.1 200 "));
    }

    private static final String LARGE = "Content-Type: application/json\r\nContent-Length: " + LARGEST_BODY + "\r\n";

    private Visitor sender() throws IOException {
        return visitor("POST /api/v1/studies", LARGE, 65_536);
    }

    private static String whole(Visitor sender) throws IOException {
        sender.send("{}" + " ".repeat(LARGEST_BODY - 2));
        return head(sender);
    }

    @Test
    void bodiesTakeTheirRoomBeforeTheyAreRead() throws IOException {
        Visitor first = sender();
        Patience.await().until(() -> {
            Visitor next = sender();
            assertThat(api.get("/studies?limit=1").status()).isEqualTo(200);
            return next.in().available() > 0;
        });

        assertThat(visitors).hasSizeGreaterThan(4);
        assertToldToComeBack(visitors.getLast(), "The server reads as many bodies as it has room for.");
        assertThat(whole(first)).startsWith("HTTP/1.1 422 ");
        Patience.await()
                .ignoreException(IOException.class)
                .until(() -> whole(sender()).startsWith("HTTP/1.1 422 "));
    }
}
