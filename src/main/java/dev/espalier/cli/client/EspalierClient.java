package dev.espalier.cli.client;

import dev.espalier.dataset.io.Unreadable;
import dev.espalier.json.JsonText;
import dev.espalier.study.Failure;
import dev.espalier.study.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A server's REST interface. Paths are relative to {@code /api/v1}. Every call blocks; one that the server refuses is a
 * {@link Refusal}, one that does not reach it a {@link CommandFailed}.
 */
public final class EspalierClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI url;
    private final Optional<String> token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    public EspalierClient(URI url, Optional<String> token) {
        this.url = url;
        this.token = token;
    }

    /** Where the server is. */
    URI url() {
        return url;
    }

    /** One step of a path, with what is special in it escaped. */
    public static String step(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The page of a study for the browser. */
    public String page(String study) {
        return base() + "/studies/" + step(study);
    }

    public Answer get(String path) {
        return answer(send(request(path).timeout(PATIENCE).GET().build(), BodyHandlers.ofString()));
    }

    public Answer post(String path, Json body) {
        return post(path, body, PATIENCE);
    }

    /** @param patience how long to wait for the answer */
    public Answer post(String path, Json body, Duration patience) {
        HttpRequest request = request(path)
                .timeout(patience)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JsonText.print(body)))
                .build();
        return answer(send(request, BodyHandlers.ofString()));
    }

    /** Writes the body of an answer to {@code target}, which changes only once all of it is there. */
    public void download(String path, Path target) {
        HttpResponse<InputStream> response = send(request(path).GET().build(), BodyHandlers.ofInputStream());
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try (InputStream body = response.body()) {
            refuseUnlessDone(response, body);
            Files.copy(body, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CommandFailed("cannot write " + target + ": " + Unreadable.why(e), e);
        }
    }

    /**
     * Hears a study's events until the server ends the stream or the connection breaks.
     *
     * @param after the id of the last event already heard; empty for none
     */
    void listen(String study, String after, Consumer<ServerEvent> listener) {
        HttpRequest.Builder request =
                request("/studies/" + step(study) + "/events").header("Accept", "text/event-stream");
        if (!after.isEmpty()) {
            request.header("Last-Event-ID", after);
        }
        HttpResponse<InputStream> response = send(request.GET().build(), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            refuseUnlessDone(response, body);
            ServerEventReader reader = new ServerEventReader();
            new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))
                    .lines()
                    .flatMap(line -> reader.line(line).stream())
                    .forEach(listener);
        } catch (UncheckedIOException e) {
            throw Unreached.because(base(), e.getCause());
        } catch (IOException e) {
            throw Unreached.because(base(), e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private String base() {
        return url.toString().replaceAll("/+$", "");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base() + "/api/v1" + path));
        token.ifPresent(secret -> builder.header("Authorization", "Bearer " + secret));
        return builder;
    }

    private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw Unreached.because(base(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted", e);
        }
    }

    private Answer answer(HttpResponse<String> response) {
        if (!isDone(response)) {
            throw refusal(response, response.body());
        }
        if (response.body().isEmpty()) {
            return Answer.of(Json.EMPTY);
        }
        try {
            return Answer.of(JsonText.parse(response.body()));
        } catch (Failure notJson) {
            throw new CommandFailed(Unreached.notEspalier(base()), notJson);
        }
    }

    private void refuseUnlessDone(HttpResponse<?> response, InputStream body) throws IOException {
        if (!isDone(response)) {
            throw refusal(response, new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static boolean isDone(HttpResponse<?> response) {
        return response.statusCode() / 100 == 2;
    }

    private Failure refusal(HttpResponse<?> response, String body) {
        Optional<String> elsewhere = response.headers().firstValue("Location");
        if (response.statusCode() / 100 == 3 && elsewhere.isPresent()) {
            return new CommandFailed(
                    base() + " says that the server is at " + elsewhere.get() + "; give its address there");
        }
        Json.Object problem = problem(body);
        if (problem.members().isEmpty() && response.statusCode() < 500) {
            return new CommandFailed(Unreached.notEspalier(base()) + " It answered " + response.statusCode() + ".");
        }
        if (response.statusCode() == 401) {
            return Refusal.of(
                    401,
                    problem.with(
                            "detail",
                            Json.text(
                                    token.isPresent()
                                            ? "the server does not know the token in ESPALIER_TOKEN"
                                            : "the server asks for a token: put it into ESPALIER_TOKEN")));
        }
        return Refusal.of(response.statusCode(), problem);
    }

    private static Json.Object problem(String body) {
        try {
            return Answer.of(JsonText.parse(body)).json();
        } catch (Failure notJson) {
            return Json.EMPTY;
        }
    }
}
