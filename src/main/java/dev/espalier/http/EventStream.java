package dev.espalier.http;

import dev.espalier.bus.Address;
import dev.espalier.bus.Messages.News;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One browser's live view of one study. News only wakes it: what it sends is read from the store, from the last position
 * sent, so that a stream that starts, one that goes on and one that comes back after a break all send the same.
 */
final class EventStream {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final long KEEP_ALIVE_MILLISECONDS = 15_000;

    private final Vertx vertx;
    private final Answers answers;
    private final String study;
    private final RoutingContext request;
    private final HttpServerResponse response;
    private long sent;
    private Optional<String> told = Optional.empty();
    private boolean reading;
    private boolean news;
    private boolean closed;
    private Runnable stop = () -> closed = true;

    EventStream(Vertx vertx, Answers answers, String study, RoutingContext request, long after) {
        this.vertx = vertx;
        this.answers = answers;
        this.study = study;
        this.request = request;
        this.response = request.response();
        this.sent = after;
    }

    void start() {
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-cache")
                .putHeader("X-Accel-Buffering", "no");
        response.write(": espalier\n\n");
        MessageConsumer<News> consumer = vertx.eventBus().consumer(Address.news(study), _ -> wake());
        long timer = vertx.setPeriodic(KEEP_ALIVE_MILLISECONDS, _ -> response.write(": alive\n\n"));
        stop = () -> {
            closed = true;
            vertx.cancelTimer(timer);
            consumer.unregister();
        };
        // Not the response's own handler of its close, of which there is one, and the request's end needs it.
        request.addEndHandler(_ -> stop.run());
        response.drainHandler(_ -> wake());
        wake();
    }

    private void wake() {
        news = true;
        if (!reading && !closed && !response.writeQueueFull()) {
            news = false;
            reading = true;
            answers.aside(() -> EventBatch.read(answers, study, sent, told)).onComplete(result -> {
                reading = false;
                if (result.succeeded()) {
                    send(result.result());
                } else {
                    LOG.info(
                            "the stream of study {} ends: {}",
                            study,
                            result.cause().getMessage());
                    // The connection may live on for another request, so nobody else says that this is over.
                    stop.run();
                    response.end();
                }
            });
        }
    }

    private void send(EventBatch batch) {
        if (closed) {
            return;
        }
        if (!batch.text().isEmpty()) {
            response.write(batch.text());
        }
        sent = batch.upTo();
        told = batch.standstill();
        if (news || batch.rest() == EventBatch.Rest.MORE) {
            wake();
        }
    }
}
