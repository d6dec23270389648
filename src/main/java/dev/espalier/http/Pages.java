package dev.espalier.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The browser's leaderboard: a few files, and one page for every address of it. They are read once and held in memory, so
 * that no disk is needed to show them: a file among the classes is looked up in every library, one that is not there in all of
 * them each time.
 */
final class Pages {
    /** Where the built pages lie among the classes. */
    private static final String ROOT = "/dev/espalier/http/pages";

    private static final String INDEX = "/index.html";
    private static final String ASSETS = "/assets/";
    private static final String PAGES = "/(?!api/|health/|metrics$).*";
    /** The names of assets hold their content's hash, so they never change; everything else may. */
    private static final String FOR_EVER = "public, immutable, max-age=" + 365L * 24 * 3600;

    /** By their address, which begins with a slash. */
    private final Map<String, Buffer> files;

    private Pages(Map<String, Buffer> files) {
        this.files = files;
    }

    /** Reads all files; none where the pages were not built. */
    static Pages read() {
        URL root = Pages.class.getResource(ROOT);
        if (root == null) {
            return new Pages(Map.of());
        }
        try {
            URI uri = root.toURI();
            if (uri.getScheme().equals("file")) {
                return new Pages(files(Path.of(uri)));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return new Pages(files(jar.getPath(ROOT)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, Buffer> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .collect(Collectors.toUnmodifiableMap(
                            file -> "/" + root.relativize(file).toString().replace('\\', '/'), Pages::content));
        }
    }

    private static Buffer content(Path file) {
        try {
            return Buffer.buffer(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void bind(Router router) {
        router.getWithRegex(PAGES).handler(this::send);
        router.headWithRegex(PAGES).handler(this::send);
    }

    private void send(RoutingContext context) {
        String asked = context.normalizedPath();
        String path = files.containsKey(asked) || asked.startsWith(ASSETS) ? asked : INDEX;
        Buffer content = files.get(path);
        if (content == null) {
            context.fail(404);
            return;
        }
        context.response()
                .putHeader("Cache-Control", path.startsWith(ASSETS) ? FOR_EVER : "no-cache")
                .putHeader("Content-Type", contentType(path))
                .end(content);
    }

    private static String contentType(String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "html" -> "text/html; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "svg" -> "image/svg+xml";
            case "json" -> "application/json";
            case "woff2" -> "font/woff2";
            default -> "application/octet-stream";
        };
    }
}
