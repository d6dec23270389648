package dev.espalier.http;

import dev.espalier.http.limits.Overload;
import dev.espalier.study.InvalidInput;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;

/** Opens live streams. */
final class EventStreams {
    /** Streams open at once; each holds a connection and what its reader has not taken yet. */
    private static final int MOST = 200;

    private final Vertx vertx;
    private final Answers answers;
    private int open;

    EventStreams(Vertx vertx, Answers answers) {
        this.vertx = vertx;
        this.answers = answers;
    }

    /**
     * A stream of what happens after the journal position in the header {@code Last-Event-ID} or the query's {@code after};
     * without either, of what happens from now on.
     */
    Future<Reply> open(Request request) {
        Optional<Long> after = Optional.ofNullable(request.context().request().getHeader("Last-Event-ID"))
                .filter(text -> !text.isEmpty())
                .map(EventStreams::position)
                .or(() -> request.whole("after", 0, Long.MAX_VALUE / 16));
        if (open >= MOST) {
            throw Overload.ofRequests("The server has as many live streams open as it takes.");
        }
        open++;
        request.context().addEndHandler(_ -> open--);
        return answers.aside(() -> answers.row(request.study()).state().position())
                .map(now -> {
                    EventStream stream =
                            new EventStream(vertx, answers, request.study(), request.context(), after.orElse(now));
                    stream.start();
                    return new Reply.Streaming();
                });
    }

    private static long position(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new InvalidInput("Last-Event-ID", "must be an id of an event of this study");
        }
        return Long.parseLong(text);
    }
}
