package dev.espalier.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.StaticHandler;

/** The browser's leaderboard: static files, and one page for every address of it. */
final class Pages {
    /** Where the built pages lie among the classes; a folder of that name where the server runs would hide them. */
    private static final String ROOT = "dev/espalier/http/pages";

    private static final String PAGES = "/(?!api/|health/|metrics$|assets/).*";

    void bind(Router router) {
        // The names of assets hold their content's hash, so they never change; everything else may.
        router.get("/assets/*").handler(StaticHandler.create(ROOT + "/assets").setMaxAgeSeconds(365L * 24 * 3600));
        router.getWithRegex(PAGES).handler(context -> {
            context.response().putHeader("Cache-Control", "no-cache");
            context.next();
        });
        router.getWithRegex(PAGES).handler(StaticHandler.create(ROOT).setCachingEnabled(false));
        router.getWithRegex(PAGES)
                .handler(context -> context.response()
                        .putHeader("Content-Type", "text/html; charset=utf-8")
                        .sendFile(ROOT + "/index.html")
                        .onFailure(_ -> context.fail(404)));
    }
}
