package dev.espalier.testing;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Speaks to a server as any program would. Paths are relative to {@code /api/v1} unless said otherwise. */
public final class ApiClient implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI url;
    private final Map<String, String> headers;

    public ApiClient(URI url) {
        this(url, Map.of());
    }

    /** @param headers sent with every request */
    public ApiClient(URI url, Map<String, String> headers) {
        this.url = url;
        this.headers = Map.copyOf(headers);
    }

    public URI url() {
        return url;
    }

    public ApiAnswer get(String path) {
        return send("GET", "/api/v1" + path, Map.of(), Optional.empty());
    }

    /** @param path from the server's root */
    public ApiAnswer getFromRoot(String path) {
        return send("GET", path, Map.of(), Optional.empty());
    }

    public ApiAnswer post(String path, Json body) {
        return post(path, JsonText.print(body));
    }

    public ApiAnswer post(String path, String body) {
        return post(path, body, Map.of());
    }

    public ApiAnswer post(String path, String body, Map<String, String> more) {
        return sendJson("POST", path, body, more);
    }

    public ApiAnswer patch(String path, String body) {
        return sendJson("PATCH", path, body, Map.of());
    }

    public ApiAnswer delete(String path) {
        return send("DELETE", "/api/v1" + path, Map.of(), Optional.empty());
    }

    private ApiAnswer sendJson(String method, String path, String body, Map<String, String> more) {
        return send(
                method,
                "/api/v1" + path,
                more.containsKey("Content-Type") ? more : with(more, "Content-Type", "application/json"),
                Optional.of(body));
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> all = new java.util.HashMap<>(headers);
        all.put(name, value);
        return all;
    }

    /** @param path from the server's root */
    public ApiAnswer send(String method, String path, Map<String, String> more, Optional<String> body) {
        return sendLater(method, path, more, body).join();
    }

    /** @param path from the server's root */
    public CompletableFuture<ApiAnswer> sendLater(
            String method, String path, Map<String, String> more, Optional<String> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(Patience.LONGEST)
                .method(method, body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
        headers.forEach(request::header);
        more.forEach(request::header);
        return http.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(ApiClient::answer);
    }

    private static ApiAnswer answer(HttpResponse<String> response) {
        return new ApiAnswer(response.statusCode(), response.headers(), response.body());
    }

    /** Sends characters as bytes just as they are, a malformed request too, and gives back all that came until the server closed. */
    public String sendRaw(String request) {
        try (java.net.Socket socket = new java.net.Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout((int) Patience.LONGEST.toMillis());
            socket.getOutputStream().write(request.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
