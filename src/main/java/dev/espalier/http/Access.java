package dev.espalier.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Lets a request through, or not. */
final class Access {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    private final Optional<Tokens> tokens;
    private final boolean loopback;

    /** @param host the address that the server is bound to */
    Access(Optional<Tokens> tokens, String host) {
        this.tokens = tokens;
        this.loopback = LOOPBACK.contains(host);
    }

    /** To be bound before what it guards. The router itself decides what lies below a path, however that is written. */
    void bind(Router router) {
        router.route().handler(this::checkOrigin);
        if (tokens.isPresent()) {
            router.route("/api/*").handler(context -> checkToken(context, tokens.get()));
            router.route("/metrics").handler(context -> checkToken(context, tokens.get()));
        }
    }

    private void checkOrigin(RoutingContext context) {
        HttpServerRequest request = context.request();
        HostAndPort authority = request.authority();
        // A page elsewhere may have the reader's browser call this server under a name of its own (DNS rebinding), or
        // send it a request that needs no body (cross-site request forgery).
        if (loopback && (authority == null || !LOOPBACK.contains(authority.host()))) {
            refuse(context, 403, "This server answers to 127.0.0.1 and localhost alone.");
        } else if (foreign(request, authority)) {
            refuse(context, 403, "This server takes no requests from pages of other sites.");
        } else {
            context.next();
        }
    }

    private static void checkToken(RoutingContext context, Tokens tokens) {
        Optional<Role> role = tokens.role(Optional.ofNullable(context.request().getHeader("Authorization")));
        if (role.isEmpty()) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
            refuse(context, 401, "A token is needed: Authorization: Bearer TOKEN.");
        } else if (role.get().compareTo(needed(context.request().method())) < 0) {
            refuse(context, 403, "The token's role does not allow this.");
        } else {
            context.next();
        }
    }

    private static boolean foreign(HttpServerRequest request, HostAndPort authority) {
        String origin = request.getHeader("Origin");
        if (origin == null || request.method().equals(HttpMethod.GET)) {
            return false;
        }
        try {
            String from = URI.create(origin).getAuthority();
            return authority == null || !authority.toString().equals(from);
        } catch (IllegalArgumentException malformed) {
            return true;
        }
    }

    private static Role needed(HttpMethod method) {
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            return Role.READER;
        }
        return method.equals(HttpMethod.DELETE) ? Role.ADMIN : Role.SUBMITTER;
    }

    private static void refuse(RoutingContext context, int status, String detail) {
        Routes.json(context.response(), status, ProblemJson.CONTENT_TYPE, ProblemJson.of(status, detail));
    }
}
