package dev.espalier.bench;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A server's REST interface, as benchmarks use it. */
final class Rest {
    private static final String BASE = "/api/v1";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;

    Rest(String url) {
        this.url = url;
    }

    /** A request that was not answered as hoped. */
    static final class Refused extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        Refused(int status, String body) {
            super(status + " " + body);
        }
    }

    Json.Object get(String path) {
        return (Json.Object) JsonText.parse(send(request(BASE + path).GET()));
    }

    /** A text outside the contract's base path. */
    String text(String path) {
        return send(request(path).GET());
    }

    Json.Object post(String path, Json body) {
        return (Json.Object) JsonText.parse(send(request(BASE + path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JsonText.print(body)))));
    }

    /** Follows a study's events until one of {@code kind} satisfies {@code enough}; empty if the stream ended before. */
    Optional<Json.Object> follow(String study, String kind, Predicate<Json.Object> enough) {
        HttpRequest request =
                request(BASE + "/studies/" + study + "/events?after=0").GET().build();
        try (Stream<String> lines =
                client.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            String[] event = {""};
            return lines.flatMap(line -> {
                        if (line.startsWith("event: ")) {
                            event[0] = line.substring("event: ".length());
                        }
                        return line.startsWith("data: ") && event[0].equals(kind)
                                ? Stream.of((Json.Object) JsonText.parse(line.substring("data: ".length())))
                                : Stream.empty();
                    })
                    .filter(enough)
                    .findFirst();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException problem) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(problem);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofHours(1));
    }

    private String send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new Refused(answer.statusCode(), answer.body());
            }
            return answer.body();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } catch (InterruptedException problem) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(problem);
        }
    }
}
