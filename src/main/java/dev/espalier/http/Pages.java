package dev.espalier.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.StaticHandler;

/** The browser's leaderboard: static files, and one page for every address of it. */
final class Pages {
    /** Where the built pages lie among the classes. */
    private static final String ROOT = "web";

    void bind(Router router) {
        router.get("/assets/*").handler(StaticHandler.create(ROOT + "/assets").setMaxAgeSeconds(365L * 24 * 3600));
        router.get("/favicon.svg").handler(StaticHandler.create(ROOT).setIndexPage("index.html"));
        router.getWithRegex("/(?!api/|health/|metrics|assets/).*").handler(context -> {
            context.response().putHeader("Cache-Control", "no-cache");
            context.reroute("/index.html");
        });
    }
}
