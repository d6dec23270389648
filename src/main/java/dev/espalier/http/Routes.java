package dev.espalier.http;

import dev.espalier.json.JsonText;
import dev.espalier.study.Failure;
import dev.espalier.study.Json;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Binds handlers to paths, and turns what they answer or throw into responses. */
final class Routes {
    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

    private final Router router;
    private final Idempotency idempotency;

    Routes(Router router, Idempotency idempotency) {
        this.router = router;
        this.idempotency = idempotency;
    }

    /** Answers a request, at once or later. */
    interface Handler extends Function<Request, Future<Reply>> {}

    Routes get(String path, Handler handler) {
        return bind(HttpMethod.GET, path, handler);
    }

    Routes post(String path, Handler handler) {
        return bind(HttpMethod.POST, path, request -> idempotency.once(request, handler));
    }

    Routes patch(String path, Handler handler) {
        return bind(HttpMethod.PATCH, path, handler);
    }

    Routes delete(String path, Handler handler) {
        return bind(HttpMethod.DELETE, path, handler);
    }

    private Routes bind(HttpMethod method, String path, Handler handler) {
        router.route(method, path).handler(context -> answer(context, handler));
        return this;
    }

    private static void answer(RoutingContext context, Handler handler) {
        Future<Reply> reply;
        try {
            reply = handler.apply(new Request(context));
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
                json(response, body.status(), "application/json", body.json());
            }
            case Reply.Empty _ -> response.setStatusCode(204).end();
            case Reply.Download download ->
                response.putHeader("Content-Type", download.contentType())
                        .putHeader("Content-Disposition", "attachment; filename=\"" + download.name() + "\"")
                        .sendFile(download.file().toString())
                        .onComplete(_ -> context.vertx()
                                .fileSystem()
                                .delete(download.file().toString()))
                        .onFailure(problem -> LOG.warn("sending {}", download.name(), problem));
            case Reply.Streaming _ -> {}
        }
    }

    /** The one place where a failure becomes a response and a line in the log. */
    static void refuse(RoutingContext context, Throwable problem) {
        if (context.response().headWritten()) {
            LOG.warn(
                    "{} {} broke off",
                    context.request().method(),
                    context.request().path(),
                    problem);
            context.response().reset();
            return;
        }
        int status = ProblemJson.status(problem);
        boolean ours = !(problem instanceof Failure failure) || failure.category() == Failure.Category.INTERNAL;
        if (ours) {
            LOG.error("{} {}", context.request().method(), context.request().path(), problem);
        }
        if (status == 429) {
            context.response().putHeader("Retry-After", "1");
        }
        json(context.response(), status, ProblemJson.CONTENT_TYPE, ProblemJson.of(problem));
    }

    /** What the router itself refuses: no such path, a body over the limit. */
    static void refuse(RoutingContext context) {
        Throwable cause = context.failure();
        int status = cause instanceof HttpException http ? http.getStatusCode() : context.statusCode();
        boolean known = status >= 400 && status < 500;
        if (!known) {
            refuse(context, cause == null ? new IllegalStateException("status " + status) : cause);
            return;
        }
        String detail = switch (status) {
            case 404 -> "There is nothing at " + context.request().path() + ".";
            case 405 ->
                context.request().method() + " is not possible at "
                        + context.request().path() + ".";
            case 413 -> "The body is over the limit of " + ApiServer.LARGEST_BODY + " bytes.";
            default -> String.valueOf(cause == null ? "" : cause.getMessage());
        };
        json(context.response(), status, ProblemJson.CONTENT_TYPE, ProblemJson.of(status, detail));
    }

    static void json(HttpServerResponse response, int status, String contentType, Json json) {
        response.setStatusCode(status).putHeader("Content-Type", contentType).end(JsonText.print(json));
    }
}
