package dev.espalier.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The browser's leaderboard: static files, and one page for every address of it. They are read from among the classes once and
 * held in memory, so that no disk is needed to show them.
 */
final class Pages {
    /** Where the built pages lie among the classes. */
    private static final String ROOT = "/dev/espalier/http/pages/";

    private static final String PAGES = "/(?!api/|health/|metrics$|assets/).*";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*\\.[a-z0-9]+");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "json", "application/json",
            "woff2", "font/woff2");

    private final Map<String, Buffer> files = new ConcurrentHashMap<>();

    void bind(Router router) {
        // The names of assets hold their content's hash, so they never change; everything else may.
        router.get("/assets/:name").handler(context -> {
            String name = context.pathParam("name");
            file("assets/", name)
                    .ifPresentOrElse(
                            content -> send(context, name, content, "public, immutable, max-age=31536000"),
                            context::next);
        });
        router.getWithRegex(PAGES).handler(context -> {
            String name = context.normalizedPath().substring(1);
            file("", name)
                    .ifPresentOrElse(
                            content -> send(context, name, content, "no-cache"),
                            () -> file("", "index.html")
                                    .ifPresentOrElse(
                                            page -> send(context, "index.html", page, "no-cache"), context::next));
        });
    }

    private static void send(RoutingContext context, String name, Buffer content, String caching) {
        HttpServerResponse response = context.response();
        response.putHeader("Content-Type", TYPES.getOrDefault(kind(name), "application/octet-stream"))
                .putHeader("Cache-Control", caching)
                .end(content);
    }

    private static String kind(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** A file that was built; a few hundred kilobytes are read in some milliseconds, and once. */
    private Optional<Buffer> file(String folder, String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        String path = folder + name;
        Buffer known = files.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        try (InputStream content = Pages.class.getResourceAsStream(ROOT + path)) {
            if (content == null) {
                return Optional.empty();
            }
            Buffer read = Buffer.buffer(content.readAllBytes());
            files.put(path, read);
            return Optional.of(read);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
