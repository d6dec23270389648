package dev.espalier.http;

import dev.espalier.http.Tokens.Bearer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Lets a request through, or not. */
final class Access {
    private static final String SENDER = "sender";
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    private final Optional<Tokens> tokens;
    private final Optional<RateLimit> rate;
    private final boolean loopback;

    /**
     * @param rate of each token's requests; empty for any
     * @param host the address that the server is bound to
     */
    Access(Optional<Tokens> tokens, Optional<RateLimit> rate, String host) {
        this.tokens = tokens;
        this.rate = rate;
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

    private void checkToken(RoutingContext context, Tokens known) {
        Optional<Bearer> bearer =
                known.bearer(Optional.ofNullable(context.request().getHeader("Authorization")));
        if (bearer.isEmpty()) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
            refuse(context, 401, "A token is needed: Authorization: Bearer TOKEN.");
            return;
        }
        context.put(SENDER, bearer.get().id());
        Optional<Duration> wait = rate.flatMap(limit -> limit.take(bearer.get().id()));
        if (wait.isPresent()) {
            context.response().putHeader("Retry-After", Long.toString(wait.get().toSeconds() + 1));
            refuse(context, 429, "More requests come with this token than it may send; wait, and send fewer a second.");
        } else if (bearer.get().role().compareTo(needed(context.request().method())) < 0) {
            refuse(context, 403, "The token's role does not allow this.");
        } else {
            context.next();
        }
    }

    /** Who sent a request: a name of its token, which the token does not follow from; empty without a token. */
    static String sender(RoutingContext context) {
        return Optional.<String>ofNullable(context.get(SENDER)).orElse("");
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

    private static TokenRole needed(HttpMethod method) {
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            return TokenRole.READER;
        }
        return method.equals(HttpMethod.DELETE) ? TokenRole.ADMIN : TokenRole.SUBMITTER;
    }

    private static void refuse(RoutingContext context, int status, String detail) {
        Routes.json(context.response(), status, ProblemJson.CONTENT_TYPE, ProblemJson.of(status, detail));
    }
}
