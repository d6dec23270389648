package dev.espalier.http;

import dev.espalier.http.limits.WorkPool;
import dev.espalier.json.JsonText;
import dev.espalier.study.Json;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Binds handlers to paths, and turns what they answer or throw into responses. */
final class Routes {
    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

    private final Router router;
    private final Idempotency idempotency;
    private final WorkPool reading;
    private final Map<String, Set<String>> bound = new LinkedHashMap<>();

    /** @param reading reads large bodies */
    Routes(Router router, Idempotency idempotency, WorkPool reading) {
        this.router = router;
        this.idempotency = idempotency;
        this.reading = reading;
    }

    /** Answers a request, at once or later. */
    interface Handler extends Function<Request, Future<Reply>> {}

    Routes get(String path, Handler handler) {
        return bind(HttpMethod.GET, path, handler);
    }

    /** What the handler does, done again, changes nothing and is answered in the same way. */
    Routes post(String path, Handler handler) {
        return post(path, handler, (request, _) -> handler.apply(request));
    }

    /** @param again answers a request under a key whose work was done, once the answer is no longer known */
    Routes post(String path, Handler handler, Idempotency.Again again) {
        return bind(HttpMethod.POST, path, request -> idempotency.once(request, handler, again));
    }

    Routes patch(String path, Handler handler) {
        return bind(HttpMethod.PATCH, path, handler);
    }

    Routes delete(String path, Handler handler) {
        return bind(HttpMethod.DELETE, path, handler);
    }

    private Routes bind(HttpMethod method, String path, Handler handler) {
        router.route(method, path).handler(context -> answer(context, handler));
        bound.computeIfAbsent(path, _ -> new LinkedHashSet<>()).add(method.name());
        return this;
    }

    /** Refuses other methods than those bound to a path, naming those. To be called once all is bound. */
    void close() {
        bound.forEach((path, methods) -> router.route(path).handler(context -> {
            context.response().putHeader("Allow", String.join(", ", methods));
            context.fail(405);
        }));
    }

    /** The methods bound to each path, in which {@code :name} stands for any word. */
    Map<String, Set<String>> bound() {
        return bound;
    }

    private void answer(RoutingContext context, Handler handler) {
        Future<Reply> reply;
        try {
            Request request = new Request(context);
            reply = request.isLarge() ? reading.run(context, request::read).compose(handler) : handler.apply(request);
        } catch (RuntimeException problem) {
            reply = Future.failedFuture(problem);
        }
        reply.onSuccess(success -> send(context, success)).onFailure(problem -> refuse(context, problem));
    }

    private static void send(RoutingContext context, Reply reply) {
        HttpServerResponse response = context.response();
        switch (reply) {
            case Reply.Body body -> {
                body.location().ifPresent(location -> response.putHeader("Location", location));
                text(response, body.status(), "application/json", body.text());
            }
            case Reply.Empty _ -> response.setStatusCode(204).end();
            case Reply.Download download ->
                response.putHeader("Content-Type", download.contentType())
                        .putHeader("Content-Disposition", "attachment; filename=\"" + download.name() + "\"")
                        .sendFile(download.file().toString())
                        .onComplete(_ -> context.vertx()
                                .fileSystem()
                                .delete(download.file().toString()))
                        .onFailure(problem -> LOG.debug("{} was not sent whole", download.name(), problem));
            case Reply.Streaming _ -> {}
        }
    }

    /** The one place where a failure becomes a response and a line in the log. */
    static void refuse(RoutingContext context, Throwable problem) {
        if (isOver(context, problem)) {
            return;
        }
        if (problem instanceof HttpException theirs && theirs.getStatusCode() < 500) {
            refuse(context, theirs.getStatusCode());
            return;
        }
        if (ProblemJson.isOurs(problem)) {
            String id = UUID.randomUUID().toString();
            LOG.error(
                    "{}: {} {}",
                    id,
                    context.request().method(),
                    context.request().path(),
                    problem);
            json(context.response(), 500, ProblemJson.CONTENT_TYPE, ProblemJson.ours(id));
            return;
        }
        int status = ProblemJson.status(problem);
        if (status == 429 || status == 503) {
            context.response().putHeader("Retry-After", status == 429 ? "1" : "5");
        }
        json(context.response(), status, ProblemJson.CONTENT_TYPE, ProblemJson.of(problem));
    }

    /** Whether nothing can be answered any more: the client left, or the answer broke off, which then ends here. */
    private static boolean isOver(RoutingContext context, Throwable problem) {
        HttpServerResponse response = context.response();
        if (response.closed() || (response.headWritten() && problem instanceof IOException)) {
            LOG.debug(
                    "{} {}: the client left",
                    context.request().method(),
                    context.request().path(),
                    problem);
        } else if (response.headWritten()) {
            LOG.warn(
                    "{} {} broke off",
                    context.request().method(),
                    context.request().path(),
                    problem);
        }
        if (!response.closed() && response.headWritten()) {
            response.reset();
        }
        return response.closed() || response.headWritten();
    }

    /** What the router itself refuses: no such path, a body over the limit, an address that cannot be decoded. */
    static void refuse(RoutingContext context) {
        Throwable cause = context.failure();
        if (isOver(context, cause)) {
            return;
        }
        if (cause != null
                && !(cause instanceof HttpException)
                && !context.request().isEnded()) {
            LOG.debug(
                    "{} {}: the body broke off",
                    context.request().method(),
                    context.request().path(),
                    cause);
            tell(context, 400, "The body cannot be read: it is not what its headers say, or it ended early.");
            return;
        }
        // The router tells neither a status nor a cause where it cannot decode an address.
        int told = cause == null && context.statusCode() < 0 ? 400 : context.statusCode();
        int status = cause instanceof HttpException http ? http.getStatusCode() : told;
        if (status >= 400 && status < 500) {
            refuse(context, status);
        } else {
            refuse(context, cause == null ? new IllegalStateException("status " + status) : cause);
        }
    }

    private static void refuse(RoutingContext context, int status) {
        String detail = switch (status) {
            case 400 -> "The address " + context.request().uri() + " is malformed.";
            case 404 -> "There is nothing at " + context.request().path() + ".";
            case 405 ->
                context.request().method() + " is not possible at "
                        + context.request().path() + ".";
            case 413 -> "The body is over the limit of " + ApiServer.LARGEST_BODY + " bytes.";
            default -> ProblemJson.title(status) + ".";
        };
        tell(context, status, detail);
    }

    private static void tell(RoutingContext context, int status, String detail) {
        if (!context.request().isEnded()) {
            // What is left of the body is not waited for.
            context.response().putHeader("Connection", "close");
        }
        json(context.response(), status, ProblemJson.CONTENT_TYPE, ProblemJson.of(status, detail));
    }

    /** Refuses what there is no room for at present. */
    static void overloaded(RoutingContext context, String why) {
        context.response().putHeader("Retry-After", "1");
        tell(context, 429, why);
    }

    static void json(HttpServerResponse response, int status, String contentType, Json json) {
        text(response, status, contentType, JsonText.print(json));
    }

    private static void text(HttpServerResponse response, int status, String contentType, String text) {
        response.setStatusCode(status).putHeader("Content-Type", contentType).end(text);
    }
}
