package dev.espalier.cli;

import dev.espalier.cli.client.ServerEventReader;
import dev.espalier.testing.JsonView;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A stream of a study's events, heard on a thread of its own until it is closed or the server ends it. */
public final class LiveEvents implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private final InputStream body;

    /**
     * One event.
     *
     * @param id the journal position that the stream stood at after it
     */
    public record Heard(String id, String type, JsonView data) {}

    private LiveEvents(HttpRequest request) {
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError("status " + response.statusCode());
            }
            body = response.body();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException problem) {
            throw new IllegalStateException(problem);
        }
        thread = Thread.ofVirtual().start(this::hear);
    }

    /** @param after the header {@code Last-Event-ID}; empty for events from now on */
    static LiveEvents open(URI server, String study, String after) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(server, study, ""));
        if (!after.isEmpty()) {
            request.header("Last-Event-ID", after);
        }
        return new LiveEvents(request.build());
    }

    /** @param query of the address, such as {@code ?after=0} */
    public static LiveEvents openWith(URI server, String study, String query) {
        return new LiveEvents(
                HttpRequest.newBuilder(address(server, study, query)).build());
    }

    private static URI address(URI server, String study, String query) {
        return server.resolve("/api/v1/studies/" + study + "/events" + query);
    }

    private void hear() {
        ServerEventReader reader = new ServerEventReader();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                reader.line(line)
                        .ifPresent(
                                event -> heard.add(new Heard(event.id(), event.type(), JsonView.parse(event.data()))));
            }
        } catch (IOException closed) {
            // The test has heard enough, or the server ended.
        }
    }

    /** All that was heard so far. */
    public List<Heard> heard() {
        return new ArrayList<>(heard);
    }

    /** What was heard up to the last event with an id: what a client keeps when it connects again from that id. */
    public List<Heard> kept() {
        List<Heard> all = heard();
        int end = all.size();
        while (end > 0
                && all.get(end - 1).id().equals(end > 1 ? all.get(end - 2).id() : "")) {
            end--;
        }
        return all.subList(0, end);
    }

    public List<JsonView> heard(String type) {
        return heard.stream()
                .filter(event -> event.type().equals(type))
                .map(Heard::data)
                .toList();
    }

    /** Whether the server ended the stream. */
    public boolean hasEnded() {
        return !thread.isAlive();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
