package dev.espalier.http;

import io.vertx.ext.web.RoutingContext;

/** Headers of every response: pages may load nothing from elsewhere, and be put in no frame. */
final class Headers {
    private Headers() {}

    static void add(RoutingContext context) {
        context.response()
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'self'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; "
                                + "form-action 'self'")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer");
        context.next();
    }
}
